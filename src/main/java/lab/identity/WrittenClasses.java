package lab.identity;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/** Loads classes from their bytes; all others, the lab's and the libraries', as they are here. */
final class WrittenClasses extends ClassLoader {
  private static final String ENDING = ".class";

  private final Map<String, byte[]> classes;

  /**
   * @param classes bytes by binary name
   */
  WrittenClasses(Map<String, byte[]> classes) {
    super(WrittenClasses.class.getClassLoader());
    this.classes = classes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
    }
  }

  /** The bytes of a class, of which {@link CodeDigest} makes its digest here, too. */
  @Override
  public InputStream getResourceAsStream(String name) {
    byte[] bytes =
        name.endsWith(ENDING)
            ? classes.get(name.substring(0, name.length() - ENDING.length()).replace('/', '.'))
            : null;
    return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
  }
}
