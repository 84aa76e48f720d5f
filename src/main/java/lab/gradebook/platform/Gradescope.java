package lab.gradebook.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lab.base.Reason;
import lab.gradebook.platform.Attempt.Student;
import lab.gradebook.platform.Listing.Child;
import lab.gradebook.platform.Platform.Export;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Recognises and reads Gradescope's download: a folder {@code submission_N} for each student's or
 * group's active submission, and {@code submission_metadata.yml}, which names its students and
 * counts their earlier submissions.
 */
final class Gradescope {
  private static final String METADATA = "submission_metadata.yml";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private Gradescope() {}

  static Optional<Export> read(Listing listing) throws IOException {
    Optional<Child> metadata = listing.file(METADATA);
    if (metadata.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Node> submissions = fields(metadata(metadata.get().path()));
    Gathered gathered = new Gathered();
    for (Child child : listing.children()) {
      if (child.isFolder() && submissions.containsKey(child.name())) {
        gathered.add(attempt(child, fields(submissions.get(child.name()))));
      } else if (!child.name().equals(METADATA)) {
        gathered.other(child);
      }
    }
    return gathered.export(Platform.GRADESCOPE);
  }

  /** Parses the metadata to plain nodes, which ignores the tags of Ruby's classes. */
  private static Node metadata(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try (InputStream in = Files.newInputStream(file)) {
      return new Yaml(options).compose(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (YAMLException e) {
      throw new IOException("%s is damaged (%s).".formatted(METADATA, Reason.of(e)), e);
    }
  }

  private static Attempt attempt(Child child, Map<String, Node> fields) {
    List<Student> students = new ArrayList<>();
    for (Node submitter : items(fields.get(":submitters"))) {
      Map<String, Node> whose = fields(submitter);
      String email = text(whose.get(":email"));
      String sid = text(whose.get(":sid"));
      String name = text(whose.get(":name"));
      String key = sid.isBlank() ? email : sid;
      students.add(new Student(key.isBlank() ? child.name() : key, name.isBlank() ? key : name));
    }
    if (students.isEmpty()) {
      students.add(new Student(child.name(), child.name()));
    }
    int earlier = items(fields.get(":history")).size();
    var time = Gathered.time(text(fields.get(":created_at")), TIME);
    return Gathered.attempt(students, 1 + earlier, time, child);
  }

  private static Map<String, Node> fields(Node node) {
    Map<String, Node> fields = new TreeMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple field : mapping.getValue()) {
        fields.put(text(field.getKeyNode()), field.getValueNode());
      }
    }
    return fields;
  }

  private static List<Node> items(Node node) {
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of();
  }

  private static String text(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }
}
