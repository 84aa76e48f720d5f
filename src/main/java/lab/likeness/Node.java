package lab.likeness;

import java.util.List;
import java.util.Set;

/**
 * A node of a normalised syntax tree, in which sources that mean the same look the same.
 *
 * @param label its kind, with names of others' making and the values of numbers
 * @param name the name that the source itself gave, which counts for nothing; empty if none
 * @param at where it begins in the source, in characters
 * @param hash of labels alone, so that renaming changes nothing
 */
record Node(String label, String name, int at, List<Node> children, long hash, int size) {
  static Node of(String label, int at, List<Node> children) {
    return of(label, "", at, children);
  }

  static Node of(String label, String name, int at, List<Node> children) {
    long hash = Hashes.of(label);
    int size = 1;
    for (Node child : children) {
      hash = Hashes.with(hash, child.hash);
      size += child.size;
    }
    return new Node(label, name, at, List.copyOf(children), hash, size);
  }

  boolean is(String what) {
    return label.equals(what);
  }

  /** Adds the names of the source's own that stand in it. */
  void names(Set<String> all) {
    if (!name.isEmpty()) {
      all.add(name);
    }
    children.forEach(child -> child.names(all));
  }

  /** Adds the names of the source's own whose values it changes. */
  void written(Set<String> all) {
    if (is(NormalForm.ASSIGN)) {
      Node target = children.get(0);
      while (target.name.isEmpty() && !target.children.isEmpty()) {
        target = target.children.get(0); // the array of an entry
      }
      all.add(target.name);
    }
    children.forEach(child -> child.written(all));
  }

  /** Whether what comes after it may not be reached. */
  boolean leaves() {
    return NormalForm.LEAVING.contains(label) || children.stream().anyMatch(Node::leaves);
  }
}
