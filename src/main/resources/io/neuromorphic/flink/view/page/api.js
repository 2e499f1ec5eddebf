// Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
// Asks the server, and unpacks its answers: a JSON text and the arrays that it points into.

/** The answer to a question. What the server says against it has its status; where there is no server, none. */
export async function ask(question) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(question)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      parameters.append(name, one);
    }
  }
  const answer = await fetch('/api/frame?' + parameters, {cache: 'no-store'});
  if (!answer.ok) {
    const problem = new Error((await answer.text()).trim());
    problem.status = answer.status;
    throw problem;
  }
  return answer.arrayBuffer();
}

/** An answer as an object; arrays are views of its bytes. */
export function unpack(bytes) {
  const length = new DataView(bytes).getInt32(0, true);
  const frame = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length)));
  const start = 4 + length;
  const columns = frame.columns;
  for (const raster of frame.rasters || []) {
    raster.cells = new Uint8Array(bytes, start + raster.cells, raster.rows * columns);
    raster.totals = new Uint32Array(bytes, start + raster.totals, columns);
  }
  if (frame.activity) {
    const map = frame.activity;
    map.cells = new Uint16Array(bytes, start + map.cells, map.columns * map.rows);
  }
  for (const sample of frame.samples || []) {
    sample.v = new Float32Array(bytes, start + sample.v, 2 * columns);
    sample.u = new Float32Array(bytes, start + sample.u, 2 * columns);
  }
  if (frame.overview) {
    frame.overview.totals =
      new Uint32Array(bytes, start + frame.overview.totals, frame.overview.columns);
  }
  return frame;
}
