package lab.piece;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

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
  /** Tags of the constant pool. */
  private static final int CLASS = 7;

  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;
  private static final int METHOD_TYPE = 16;

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
    try {
      return of(new ClassReader(bytes));
    } catch (RuntimeException e) { // of bytes that are no class, or of one cut short
      throw new IllegalArgumentException("no class file", e);
    }
  }

  private static ClassFile of(ClassReader file) {
    char[] buffer = new char[file.getMaxStringLength()];
    Set<String> types = new TreeSet<>();
    Set<Member> members = new LinkedHashSet<>();
    for (int i = 1; i < file.getItemCount(); i++) {
      int at = file.getItem(i); // behind the tag; 0 for the second place of a long or double
      switch (at == 0 ? 0 : file.readByte(at - 1)) {
        case CLASS -> type(file.readUTF8(at, buffer), types);
        case NAME_AND_TYPE -> descriptor(file.readUTF8(at + 2, buffer), types);
        case METHOD_TYPE -> descriptor(file.readUTF8(at, buffer), types);
        case FIELD, METHOD, INTERFACE_METHOD -> {
          int named = file.getItem(file.readUnsignedShort(at + 2));
          String owner = file.readClass(at, buffer);
          members.add(
              new Member(
                  owner.startsWith("[") ? "java.lang.Object" : binary(owner),
                  file.readUTF8(named, buffer),
                  file.readUTF8(named + 2, buffer)));
        }
        default -> {}
      }
    }
    Set<String> parents = new TreeSet<>(List.of(binary(file.getSuperName())));
    Stream.of(file.getInterfaces()).map(ClassFile::binary).forEach(parents::add);
    return new ClassFile(types, members, parents);
  }

  private static String binary(String name) {
    return name.replace('/', '.');
  }

  private static void type(String name, Set<String> types) {
    if (name.startsWith("[")) {
      descriptor(name, types);
    } else {
      types.add(binary(name));
    }
  }

  private static void descriptor(String text, Set<String> types) {
    IN_DESCRIPTOR.matcher(text).results().forEach(found -> types.add(binary(found.group(1))));
  }
}
