package lab.course.kit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each check the {@link Pieces} to be checked, as JUnit's resolver of parameters. */
public final class PiecesResolver implements ParameterResolver {
  /** Name of the session's store that holds the {@link Source}. */
  public static final String STORE = "lab.course";

  /** Gives the pieces for each check. */
  public interface Source {
    /** The pieces for a check, by its method's name. */
    Pieces pieces(String check);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pieces.class;
  }

  @Override
  public Pieces resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(STORE))
        .get(Source.class, Source.class)
        .pieces(context.getRequiredTestMethod().getName());
  }
}
