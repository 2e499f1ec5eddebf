/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.reference;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes what MkDocs and code hosts show alike: headings, tables, links. */
public final class Markdown {

  private final StringBuilder text = new StringBuilder();

  /** Begins a page that says what it was made from. */
  public Markdown(String title, String source) {
    text.append("<!-- Made by ReferencePagesTest from ")
        .append(source)
        .append(
            "; edit that, and run: mvn test -Dtest=ReferencePagesTest -Dreference.update=true -->\n\n")
        .append("# ")
        .append(title)
        .append("\n");
  }

  /** Adds a heading; 2 is the level below the page's. */
  public Markdown heading(int level, String heading) {
    text.append("\n").append("#".repeat(level)).append(" ").append(heading).append("\n");
    return this;
  }

  /** Adds a paragraph, or any other block. */
  public Markdown block(String block) {
    text.append("\n").append(block.strip()).append("\n");
    return this;
  }

  /** Adds a table; columns of the head and of each row are as many. */
  public Markdown table(List<String> head, List<List<String>> rows) {
    text.append("\n").append(row(head)).append("|").append("---|".repeat(head.size())).append("\n");
    rows.forEach(cells -> text.append(row(cells)));
    return this;
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Markdown::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String cell(String cell) {
    return cell.replace("\n", "<br>").replace("|", "\\|");
  }

  /** Text that is shown as it is, in one line. */
  public static String code(String text) {
    if (text.contains("|")) {
      // Within a table, no way to write it in backticks is shown alike everywhere.
      String shown = text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;");
      return "<code>" + shown + "</code>";
    }
    String fence = text.contains("`") ? "``" : "`";
    String pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
    return fence + pad + text + pad + fence;
  }

  /** The anchor that a heading gets, of MkDocs and of code hosts. */
  public static String anchor(String heading) {
    return heading
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
        .strip()
        .replaceAll("\\s", "-");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
