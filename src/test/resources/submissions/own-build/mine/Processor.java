package mine;

import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;

public class Processor extends AbstractProcessor {
  @Override
  public boolean process(Set<? extends TypeElement> types, RoundEnvironment round) {
    Runtime.getRuntime().halt(0);
    return true;
  }
}
