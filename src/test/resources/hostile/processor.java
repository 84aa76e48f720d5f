package mine;
import java.util.*;
import javax.annotation.processing.*;
import javax.lang.model.element.TypeElement;

public class Flip extends AbstractProcessor {
  public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
    System.exit(0);
    return true;
  }
}
