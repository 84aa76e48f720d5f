package lab.gradebook.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lab.base.Folder;
import lab.gradebook.platform.Delivery.Part;

/**
 * The files and folders directly in a folder or a zip, in the order of their names, without those
 * that operating systems add.
 */
record Listing(Path root, List<Child> children) {
  private static final Set<String> LEFT_BY_SYSTEMS =
      Set.of(
          "__MACOSX",
          "Thumbs.db",
          "desktop.ini",
          ".DS_Store",
          ".localized",
          ".Trashes",
          ".fseventsd",
          ".Spotlight-V100",
          ".git",
          ".gitignore",
          ".gitattributes",
          ".github",
          ".idea",
          ".vscode");

  /** A file or a folder. */
  record Child(Path path, String name, boolean isFolder) {
    boolean isArchive() {
      return !isFolder && Part.isArchive(name);
    }

    boolean isZip() {
      return !isFolder && name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    boolean isSource() {
      return !isFolder && Part.isSource(name);
    }

    /** The student's name, where each student has a folder or an archive. */
    String owner() {
      return isArchive() ? Part.stem(name) : name;
    }

    /** All of it, under its own name. */
    Part part() {
      return new Part(path, isFolder ? "" : name);
    }
  }

  static Listing of(Path root) throws IOException {
    return new Listing(
        root,
        Folder.list(root, path -> true).stream()
            .map(path -> new Child(path, name(path), Files.isDirectory(path)))
            .filter(child -> !child.name().startsWith("._"))
            .filter(child -> !LEFT_BY_SYSTEMS.contains(child.name()))
            .toList());
  }

  /** With _ for what this system could not read; folders in a zip may end with a slash. */
  static String name(Path path) {
    return String.valueOf(path.getFileName()).replaceAll("/$", "").replace('\uFFFD', '_');
  }

  /** The file of a name, if there is one. */
  Optional<Child> file(String name) {
    return children.stream()
        .filter(child -> !child.isFolder() && child.name().equals(name))
        .findFirst();
  }

  /** The beginning of a small text, without a byte-order mark. */
  static String text(Path file, int most) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(most), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
  }
}
