package lab.piece;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types and members that a class refers to, read from its constant pool: nothing can be called
 * without an entry there.
 *
 * @param types every class that is named, in a descriptor too, such as {@code java.util.List}
 * @param members every method and field that is used
 * @param parents the class that it extends, and the interfaces that it implements
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4">The Java
 *     Virtual Machine Specification, 4.4</a>
 */
record ClassFile(Set<String> types, Set<Member> members, Set<String> parents) {
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<>]+);");

  /**
   * A method or field.
   *
   * @param owner the class on which it is called
   * @param descriptor its types, such as {@code (II)V}
   */
  record Member(String owner, String name, String descriptor) {}

  /**
   * Reads a class.
   *
   * @throws IllegalArgumentException if these bytes are none
   */
  static ClassFile read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != 0xCAFEBABE) {
        throw new IllegalArgumentException("no class file");
      }
      in.readInt(); // the version
      return new Pool(in).file(in);
    } catch (IOException | ClassCastException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException("no class file", e);
    }
  }

  /** The constant pool: texts as such, all else as the numbers of other entries. */
  private static final class Pool {
    private static final int[] NONE = {};
    private final Object[] entries;
    private final int[] tags;

    Pool(DataInputStream in) throws IOException {
      entries = new Object[in.readUnsignedShort()];
      tags = new int[entries.length];
      for (int i = 1; i < entries.length; i++) {
        tags[i] = in.readUnsignedByte();
        entries[i] = entry(tags[i], in);
        i += tags[i] == 5 || tags[i] == 6 ? 1 : 0; // long and double take two places
      }
    }

    private static Object entry(int tag, DataInputStream in) throws IOException {
      switch (tag) {
        case 1:
          return in.readUTF();
        case 3, 4:
          in.readInt();
          return NONE;
        case 5, 6:
          in.readLong();
          return NONE;
        case 7, 8, 16, 19, 20:
          return new int[] {in.readUnsignedShort()};
        case 9, 10, 11, 12, 17, 18:
          return new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
        case 15:
          return new int[] {in.readUnsignedByte(), in.readUnsignedShort()};
        default:
          throw new IllegalArgumentException("no class file");
      }
    }

    ClassFile file(DataInputStream in) throws IOException {
      Set<String> types = new TreeSet<>();
      Set<Member> members = new LinkedHashSet<>();
      for (int i = 1; i < entries.length; i++) {
        switch (tags[i]) {
          case 7 -> type(text(i, 0), types);
          case 12 -> descriptor(text(i, 1), types);
          case 16 -> descriptor(text(i, 0), types);
          case 9, 10, 11 -> {
            int named = reference(i, 1);
            members.add(new Member(owner(i), text(named, 0), text(named, 1)));
          }
          default -> {}
        }
      }
      return new ClassFile(types, members, parents(in));
    }

    /** After the pool: flags, this class, the one above, interfaces. */
    private Set<String> parents(DataInputStream in) throws IOException {
      in.readInt();
      Set<String> parents = new TreeSet<>();
      parents.add(text(in.readUnsignedShort(), 0).replace('/', '.'));
      for (int count = in.readUnsignedShort(); count > 0; count--) {
        parents.add(text(in.readUnsignedShort(), 0).replace('/', '.'));
      }
      return parents;
    }

    private String owner(int member) {
      String name = text(reference(member, 0), 0);
      return name.startsWith("[") ? "java.lang.Object" : name.replace('/', '.');
    }

    private int reference(int entry, int part) {
      return ((int[]) entries[entry])[part];
    }

    private String text(int entry, int part) {
      return (String) entries[reference(entry, part)];
    }

    private static void type(String name, Set<String> types) {
      if (name.startsWith("[")) {
        descriptor(name, types);
      } else {
        types.add(name.replace('/', '.'));
      }
    }

    private static void descriptor(String text, Set<String> types) {
      Matcher matcher = IN_DESCRIPTOR.matcher(text);
      while (matcher.find()) {
        types.add(matcher.group(1).replace('/', '.'));
      }
    }
  }
}
