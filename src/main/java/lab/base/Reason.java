package lab.base;

import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Says in words why an exception was thrown, where Java's own message is missing or is a bare path.
 */
public final class Reason {
  private Reason() {}

  /** What goes into brackets behind a sentence; never empty and never {@code null}. */
  public static String of(Throwable failure) {
    if (failure instanceof FileSystemException inFiles && inFiles.getReason() == null) {
      return inFiles.getFile() + ": " + inWords(inFiles);
    }
    String message = failure.getMessage();
    return message == null || message.isBlank() ? inWords(failure) : message.strip();
  }

  private static String inWords(Throwable failure) {
    if (failure instanceof EOFException) {
      return "it ends too early";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "something of this name is in the way";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "it is a folder with something in it";
    }
    return failure.getClass().getSimpleName();
  }
}
