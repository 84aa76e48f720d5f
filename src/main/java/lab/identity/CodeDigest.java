package lab.identity;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.base.Digests;
import lab.identity.Identity.UntoldException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Computes a digest of a piece's compiled code: of its classes and all that they use, except for
 * Java's, ND4J's and the lab's own. What says nothing of what they do is left out: line numbers,
 * what stands around a class, and the numbers that JShell gives to the classes that it wraps around
 * snippets.
 */
final class CodeDigest {
  private static final Pattern SNIPPET = Pattern.compile("^REPL/\\$JShell\\$\\d+[A-Z]*(?=\\$|$)");

  private final String piece;
  private final Settings settings;
  private final MessageDigest all = Digests.of("SHA-256");
  private final Set<Class<?>> met = new LinkedHashSet<>();
  private final Map<String, String> snippets = new HashMap<>();

  /**
   * What a class refers to.
   *
   * @param unrepeatable calls in words; see {@link Unrepeatable}
   */
  private record Used(Set<String> classes, Set<StaticField> fields, Set<String> unrepeatable) {
    Used() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }

    void call(String owner, String name, String type) {
      Unrepeatable.words(owner, name, type).ifPresent(unrepeatable::add);
    }
  }

  private record StaticField(String owner, String name) {}

  private CodeDigest(String piece, Settings settings) {
    this.piece = piece;
    this.settings = settings;
  }

  /**
   * SHA-256 of the code, in hexadecimal.
   *
   * @param piece in words, for sentences
   * @param settings that have met the piece's classes
   * @throws UntoldException if the code cannot be read, or works with something that may change, or
   *     with chance of its own
   */
  static String digest(String piece, Settings settings) throws UntoldException {
    return HexFormat.of().formatHex(walked(piece, settings).all.digest());
  }

  /**
   * The code itself: what another Java needs to have the piece there, beside the lab.
   *
   * @return compiled classes by binary name
   * @throws UntoldException as {@link #digest}
   */
  static Map<String, byte[]> classes(String piece, Settings settings) throws UntoldException {
    Map<String, byte[]> classes = new TreeMap<>();
    for (Class<?> type : walked(piece, settings).met) {
      for (Class<?> needed : List.of(type, type.getNestHost())) {
        try {
          classes.put(needed.getName(), bytes(needed));
        } catch (IOException e) {
          throw new UntoldException(
              "%s, whose code of %s cannot be read".formatted(piece, Settings.name(needed)));
        }
      }
    }
    return classes;
  }

  private static CodeDigest walked(String piece, Settings settings) throws UntoldException {
    CodeDigest code = new CodeDigest(piece, settings);
    code.meet(settings.types());
    List<Class<?>> waiting = new ArrayList<>(code.met);
    for (int i = 0; i < waiting.size(); i++) {
      code.add(waiting.get(i));
      code.met.stream().skip(waiting.size()).forEach(waiting::add);
    }
    return code;
  }

  private void meet(Iterable<Class<?>> types) {
    for (Class<?> type : types) {
      if (!isLibrary(type)) {
        met.add(type);
      }
    }
  }

  private static boolean isLibrary(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String name = type.getName();
    return loader == null
        || loader == ClassLoader.getPlatformClassLoader()
        || name.startsWith("org.nd4j.")
        || name.startsWith("org.bytedeco.")
        || (name.startsWith("lab.") && isFromTheSamePlace(type, CodeDigest.class));
  }

  private static boolean isFromTheSamePlace(Class<?> a, Class<?> b) {
    CodeSource one = a.getProtectionDomain().getCodeSource();
    CodeSource other = b.getProtectionDomain().getCodeSource();
    return one != null && other.getLocation().equals(one.getLocation());
  }

  private void add(Class<?> type) throws UntoldException {
    Used used = new Used();
    ClassWriter essence = new ClassWriter(0);
    ClassRemapper renaming = new ClassRemapper(essence, new Names(used.classes()));
    try {
      new ClassReader(bytes(type))
          .accept(new Essentials(renaming, used), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    } catch (IOException | RuntimeException e) {
      throw untold("code of %s cannot be read", Settings.name(type));
    }
    for (String call : used.unrepeatable()) {
      throw untold("code calls %s", call);
    }
    all.update(essence.toByteArray());
    for (String name : used.classes()) {
      meet(List.of(load(name, type)));
    }
    for (StaticField field : used.fields()) {
      all.update(value(field, type).getBytes(StandardCharsets.UTF_8));
      meet(settings.types());
    }
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IOException("there are no bytes of " + type);
      }
      return in.readAllBytes();
    }
  }

  private Class<?> load(String name, Class<?> by) throws UntoldException {
    try {
      return Class.forName(name.replace('/', '.'), false, by.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw untold("code uses %s, which is missing", name.replace('/', '.'));
    }
  }

  /** Describes the value of a static field, if it can never change. */
  private String value(StaticField used, Class<?> by) throws UntoldException {
    Class<?> owner = load(used.owner(), by);
    if (isLibrary(owner)) {
      return "";
    }
    String of = Settings.name(owner);
    String name = of.isEmpty() ? used.name() : of + "." + used.name();
    Object value;
    try {
      Field field = find(owner, used.name());
      if (field.isSynthetic() || isLibrary(field.getDeclaringClass())) {
        return "";
      }
      if (!Modifier.isFinal(field.getModifiers())) {
        throw untold("code reads the variable %s", name);
      }
      field.setAccessible(true);
      value = field.get(null);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw untold("code reads %s, which cannot be told", name);
    }
    try {
      return settings.tell(value);
    } catch (UntoldException e) {
      throw untold("code reads %s, which is %s", name, e.getMessage());
    }
  }

  private static Field find(Class<?> owner, String name) throws NoSuchFieldException {
    for (Class<?> type = owner; type != null; type = type.getSuperclass()) {
      try {
        return type.getDeclaredField(name);
      } catch (NoSuchFieldException e) {
        // it may be inherited
      }
    }
    return owner.getField(name); // from an interface
  }

  private UntoldException untold(String what, Object... values) {
    return new UntoldException("%s, whose %s".formatted(piece, what.formatted(values)));
  }

  /** Notes every class that is named, and numbers JShell's wrappers as they are met. */
  private final class Names extends Remapper {
    private final Set<String> classes;

    Names(Set<String> classes) {
      super(Opcodes.ASM9);
      this.classes = classes;
    }

    @Override
    public String map(String name) {
      classes.add(name);
      Matcher snippet = SNIPPET.matcher(name);
      if (!snippet.find()) {
        return name;
      }
      String number = snippets.computeIfAbsent(snippet.group(), key -> "" + snippets.size());
      return snippet.replaceFirst("snippet" + number);
    }
  }

  /**
   * Passes on what a class does, not what it stands in, and notes which static fields it reads and
   * what it calls.
   */
  private static final class Essentials extends ClassVisitor {
    private final Used used;

    Essentials(ClassVisitor next, Used used) {
      super(Opcodes.ASM9, next);
      this.used = used;
    }

    @Override
    public void visit(
        int version, int access, String name, String generic, String parent, String[] interfaces) {
      super.visit(Opcodes.V17, access, name, null, parent, interfaces);
    }

    @Override
    public FieldVisitor visitField(
        int access, String name, String type, String generic, Object value) {
      return super.visitField(access, name, type, null, value);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String type, String generic, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, type, null, exceptions);
      return new MethodVisitor(Opcodes.ASM9, next) {
        @Override
        public void visitFieldInsn(int operation, String owner, String field, String of) {
          if (operation == Opcodes.GETSTATIC) {
            used.fields().add(new StaticField(owner, field));
          }
          super.visitFieldInsn(operation, owner, field, of);
        }

        @Override
        public void visitMethodInsn(
            int operation, String owner, String called, String of, boolean isInterface) {
          used.call(owner, called, of);
          super.visitMethodInsn(operation, owner, called, of, isInterface);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String called, String of, Handle maker, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle method) { // such as of Math::random
              used.call(method.getOwner(), method.getName(), method.getDesc());
            }
          }
          super.visitInvokeDynamicInsn(called, of, maker, arguments);
        }
      };
    }

    @Override
    public void visitNestHost(String host) {}

    @Override
    public void visitNestMember(String member) {}

    @Override
    public void visitOuterClass(String owner, String name, String type) {}

    @Override
    public void visitInnerClass(String name, String outer, String inner, int access) {}
  }
}
