# Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
"""Makes the arrays of this folder. Written by NumPy 2.4.6: python3 make.py"""
import numpy as np
from numpy.lib import format as npy

v = np.array([-65.5, 0.1, -0.0, 3.4e38, 1e-45], dtype="<f4")
grid = np.arange(6).reshape(2, 3)
np.save("float32.npy", v)
np.save("float32_big_endian.npy", v.astype(">f4"))
np.save("float64.npy", np.array([[0.1, -1e300]], dtype="<f8"))
np.save("float64_big_endian.npy", np.array([[0.1, -1e300]], dtype=">f8"))
for t in ["i1", "<i2", ">i4", "<i8"]:
    np.save("signed_" + t.strip("<>") + ".npy", (grid - 3).astype(t))
for t in ["u1", ">u2", "<u4"]:
    np.save("unsigned_" + t.strip("<>") + ".npy", (grid - 1).astype(t))
np.save("boolean.npy", grid > 2)
np.save("fortran.npy", np.asfortranarray(np.arange(24, dtype="<f4").reshape(2, 3, 4)))
np.save("scalar.npy", np.int64(1_000_000))
np.save("empty.npy", np.zeros((0, 3), dtype="<f4"))
np.save("complex.npy", np.array([1j]))
np.save("unsigned_8.npy", np.array([2**64 - 1], dtype="<u8"))
for version in [(2, 0), (3, 0)]:
    with open(f"version{version[0]}.npy", "wb") as f:
        npy.write_array(f, v, version=version)
np.savez("stored.npz", v=v, **{"motion/u": grid})
np.savez_compressed("deflated.npz", v=v, **{"motion/u": grid})
