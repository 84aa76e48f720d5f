package lab.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import lab.Augmentation;
import lab.Masking;
import lab.Schedule;
import lab.train.Snippets;
import lab.train.TinyImages;
import lab.train.Training;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import reference.Adam;
import reference.Backprop;
import reference.Flip;
import reference.Shift;

class IdentityTest {
  private static final String HERE = "lab.identity.IdentityTest$";

  /** Anything, in a record that says nothing of it. */
  private record Holding(Object value) implements Schedule {
    @Override
    public double eta(long t) {
      return 0.1;
    }

    @Override
    public String toString() {
      return "some schedule";
    }
  }

  private enum Rate implements Schedule {
    SLOW(0.01),
    FAST(0.1) {
      @Override
      public double eta(long t) {
        return 0.2;
      }
    };

    private final double base;

    Rate(double base) {
      this.base = base;
    }

    @Override
    public double eta(long t) {
      return base;
    }
  }

  private static final class Plain implements Schedule {
    @Override
    public double eta(long t) {
      return 0.1;
    }
  }

  private static class WithField implements Schedule {
    private double eta = 0.1;

    @Override
    public double eta(long t) {
      return eta;
    }
  }

  private static final class Inheriting extends WithField {}

  private static final class Elsewhere {
    static double factor = 2;
    static final double[] TABLE = {0.1, 0.2};
    static final Random RANDOM = new Random(1);
  }

  private record ReadsVariable() implements Schedule {
    @Override
    public double eta(long t) {
      return Elsewhere.factor;
    }
  }

  private record ReadsTable(boolean yes) implements Schedule {
    @Override
    public double eta(long t) {
      return Elsewhere.TABLE[(int) t];
    }
  }

  private record ReadsRandom() implements Schedule {
    @Override
    public double eta(long t) {
      return Elsewhere.RANDOM.nextDouble();
    }
  }

  private record CallsHelper() implements Schedule {
    @Override
    public double eta(long t) {
      return new ReadsVariable().eta(t);
    }
  }

  @Test
  void whatComparesOtherwiseIsToldApart() {
    assertThat(words('1')).isNotEqualTo(words("1"));
    assertThat(Identity.of(new Holding(new TreeMap<>(String.CASE_INSENSITIVE_ORDER))).isTold())
        .isFalse();
    assertThat(Identity.of(new Holding(new TreeSet<>(Comparator.reverseOrder()))).isTold())
        .isFalse();
    assertThat(Identity.of(new Holding(new TreeMap<>())).isTold()).isTrue();
  }

  private static void assertTold(Object piece, String words) {
    Identity identity = Identity.of(piece);
    assertThat(identity.words()).isEqualTo(words);
    assertThat(identity.isTold()).as(words).isTrue();
    assertThat(identity.code()).hasSize(64);
  }

  private static void assertUntold(Object piece, String what) {
    Identity identity = Identity.of(piece);
    assertThat(identity.words()).isEqualTo(what);
    assertThat(identity.isTold()).as(what).isFalse();
  }

  private static String words(Object value) {
    return Identity.of(new Holding(value)).words();
  }

  @Test
  void piecesTellClassAndSettings() {
    assertTold(new Adam(), "reference.Adam[beta1=0.9, beta2=0.999, eps=1.0E-8]");
    assertTold(Schedule.constant(0.1), "lab.Schedule$Constant[eta=0.1]");
    assertTold(new Backprop(), "reference.Backprop[]");
    assertTold(Masking.NONE, "lab.Masking$None[]");
    assertTold(new Plain(), HERE + "Plain");
    assertTold(Rate.SLOW, HERE + "Rate.SLOW[base=0.01]");
    assertTold(Rate.FAST, HERE + "Rate.FAST[base=0.1]");
    assertTold(
        new Flip(0.5).then(new Shift(3, 0.5)),
        "reference.Flip[p=0.5] then reference.Shift[max=3, p=0.5]");
  }

  /** A record's own toString says nothing: what counts is what it holds, to the last digit. */
  @Test
  void settingsAreToldByWhatTheyAreMadeOf() {
    assertTold(new Holding(0.1 + 0.2), HERE + "Holding[value=0.30000000000000004]");
    assertTold(new Holding(null), HERE + "Holding[value=null]");
    assertTold(new Holding(new double[] {1, Double.NaN}), HERE + "Holding[value=double[1.0, NaN]]");
    assertTold(new Holding(List.of("a", 'b')), HERE + "Holding[value=[\"a\", 'b']]");
    assertTold(
        new Holding(new Object[] {new int[] {1}, 2L, 3f}),
        HERE + "Holding[value=Object[int[1], 2L, 3.0f]]");
    assertTold(
        new Holding(new TreeMap<>(Map.of("b", 2, "a", 1))),
        HERE + "Holding[value={\"a\"=1, \"b\"=2}]");
    assertTold(
        new Holding(new Holding(Rate.SLOW)),
        HERE + "Holding[value=" + HERE + "Holding[value=" + HERE + "Rate.SLOW[base=0.01]]]");
  }

  @Test
  void whatLooksAlikeIsNotTheSame() {
    List<Object> different = new ArrayList<>();
    different.addAll(Arrays.asList(1, 1L, 1.0, 1f, (short) 1, (byte) 1, "1", null, "null"));
    different.addAll(List.of(0.0, -0.0, List.of(1, 2), List.of("1, 2"), new int[] {1, 2}));
    different.addAll(List.of(new long[] {1, 2}, Map.of(1, 2), "\"", "\\\"", true));
    double[] many = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();
    double[] others = many.clone();
    others[999] = 0;
    different.addAll(List.of(many, others, Arrays.copyOf(many, 999)));
    different.add(Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}}));
    different.add(Nd4j.createFromArray(new float[][] {{1, 2}, {3, 5}}));
    different.add(Nd4j.createFromArray(new double[][] {{1, 2}, {3, 4}}));
    different.add(Nd4j.createFromArray(new float[] {1, 2, 3, 4}));
    assertThat(different).extracting(IdentityTest::words).doesNotHaveDuplicates();

    assertThat(words(many.clone())).isEqualTo(words(many)).hasSizeLessThan(300);
    assertThat(words(Nd4j.createFromArray(1f, 2f))).isEqualTo(words(Nd4j.createFromArray(1f, 2f)));
    assertThat(words(Map.of(1, 2, 3, 4, 5, 6)))
        .isEqualTo(words(new TreeMap<>(Map.of(1, 2, 3, 4, 5, 6))));
    Map<Integer, Integer> inOrder = new LinkedHashMap<>();
    inOrder.put(3, 4);
    inOrder.put(1, 2);
    assertThat(words(inOrder)).isNotEqualTo(words(Map.of(1, 2, 3, 4)));
  }

  @Test
  void whatDoesNotTellItsSettingsIsNamed() {
    double eta = new Random(1).nextDouble();
    assertUntold((Schedule) t -> eta, "a lambda");
    assertUntold((Schedule) t -> 0.1, "a lambda");
    assertUntold((Schedule) Math::sqrt, "a lambda");
    Schedule anonymous =
        new Schedule() {
          @Override
          public double eta(long t) {
            return eta;
          }
        };
    assertUntold(anonymous, "an anonymous class");
    assertUntold(new WithField(), HERE + "WithField, a class with fields");
    assertUntold(new Inheriting(), HERE + "Inheriting, a class with fields");
    assertUntold(
        new Holding(new Holding((Schedule) t -> eta)),
        HERE + "Holding, whose value is " + HERE + "Holding, whose value is a lambda");
    assertUntold(
        new Holding(new Random(1)),
        HERE + "Holding, whose value is java.util.Random, a class with fields");
    Augmentation blackens = (image, side, random) -> image[0] = 0;
    assertUntold(new Flip(0.5).then(blackens).then(new Flip(0.1)), "a chain with a lambda in it");
  }

  @Test
  void codeThatReadsWhatMayChangeElsewhereDoesNotTell() {
    assertUntold(
        new ReadsVariable(),
        HERE + "ReadsVariable[], whose code reads the variable " + HERE + "Elsewhere.factor");
    assertUntold(
        new CallsHelper(),
        HERE + "CallsHelper[], whose code reads the variable " + HERE + "Elsewhere.factor");
    assertUntold(
        new ReadsRandom(),
        HERE
            + "ReadsRandom[], whose code reads "
            + HERE
            + "Elsewhere.RANDOM, which is java.util.Random, a class with fields");
    assertUntold(
        new Holding(new ReadsVariable()),
        HERE
            + "Holding[value="
            + HERE
            + "ReadsVariable[]], whose code reads the variable "
            + HERE
            + "Elsewhere.factor");
  }

  /** One way of drawing chance, or of looking elsewhere, a record. */
  private static final class Unsteady {
    record MathRandom() implements Schedule {
      @Override
      public double eta(long t) {
        return Math.random();
      }
    }

    record MethodReference() implements Schedule {
      @Override
      public double eta(long t) {
        return DoubleStream.generate(Math::random).findFirst().orElseThrow();
      }
    }

    record InALambda() implements Schedule {
      @Override
      public double eta(long t) {
        return IntStream.range(0, 1).mapToDouble(i -> new Random().nextDouble()).sum();
      }
    }

    record OfTheThread() implements Schedule {
      @Override
      public double eta(long t) {
        return ThreadLocalRandom.current().nextDouble();
      }
    }

    record Secure() implements Schedule {
      @Override
      public double eta(long t) {
        return new SecureRandom().nextDouble();
      }
    }

    record Splittable() implements Schedule {
      @Override
      public double eta(long t) {
        return new SplittableRandom().nextDouble();
      }
    }

    record OfTheClock() implements Schedule {
      @Override
      public double eta(long t) {
        return new Random(System.nanoTime()).nextDouble();
      }
    }

    record Shuffled() implements Schedule {
      @Override
      public double eta(long t) {
        List<Double> rates = new ArrayList<>(List.of(0.1, 0.2));
        Collections.shuffle(rates);
        return rates.get(0);
      }
    }

    record Default() implements Schedule {
      @Override
      public double eta(long t) {
        return RandomGenerator.getDefault().nextDouble();
      }
    }

    record Nd4js() implements Schedule {
      @Override
      public double eta(long t) {
        return Nd4j.rand(DataType.FLOAT, 1, 1).getDouble(0);
      }
    }

    record Nd4jsGenerator() implements Schedule {
      @Override
      public double eta(long t) {
        return Nd4j.getRandom().nextDouble();
      }
    }

    record Nd4jsDropout() implements Schedule {
      @Override
      public double eta(long t) {
        return Nd4j.nn().dropout(Nd4j.ones(1, 1), 0.5).getDouble(0);
      }
    }

    record AFile() implements Schedule {
      @Override
      public double eta(long t) {
        try {
          return Double.parseDouble(Files.readString(Path.of("rate.txt")));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    record Environment() implements Schedule {
      @Override
      public double eta(long t) {
        return Double.parseDouble(System.getenv("RATE"));
      }
    }
  }

  @Test
  void codeThatDrawsItsOwnChanceDoesNotTell() {
    String cure = ", chance that no seed repeats: draw it from the argument random, or by a seed";
    Map<Schedule, String> calls = new LinkedHashMap<>();
    calls.put(new Unsteady.MathRandom(), "Math.random");
    calls.put(new Unsteady.MethodReference(), "Math.random");
    calls.put(new Unsteady.InALambda(), "new Random");
    calls.put(new Unsteady.OfTheThread(), "ThreadLocalRandom.current");
    calls.put(new Unsteady.Secure(), "new SecureRandom");
    calls.put(new Unsteady.Splittable(), "new SplittableRandom");
    calls.put(new Unsteady.Shuffled(), "Collections.shuffle");
    calls.put(new Unsteady.Default(), "RandomGenerator.getDefault");
    calls.put(new Unsteady.Nd4js(), "Nd4j.rand");
    calls.put(new Unsteady.Nd4jsGenerator(), "Nd4j.getRandom");
    calls.put(new Unsteady.Nd4jsDropout(), "NDNN.dropout");
    calls.forEach(
        (piece, call) -> {
          String name = HERE + "Unsteady$" + piece.getClass().getSimpleName();
          assertUntold(piece, name + "[], whose code calls " + call + cure);
        });
    assertUntold(
        new Holding(new Unsteady.MathRandom()),
        HERE
            + "Holding[value="
            + HERE
            + "Unsteady$MathRandom[]], whose code calls Math.random"
            + cure);
  }

  @Test
  void codeThatLooksElsewhereDoesNotTell() {
    String cure = ", which may give something else the next time: make what it gives a component";
    String name = HERE + "Unsteady$%s[], whose code calls %s" + cure;
    assertUntold(new Unsteady.OfTheClock(), name.formatted("OfTheClock", "System.nanoTime"));
    assertUntold(new Unsteady.AFile(), name.formatted("AFile", "Files.readString"));
    assertUntold(new Unsteady.Environment(), name.formatted("Environment", "System.getenv"));
  }

  /** Chance by a seed, in every form that Java and ND4J have. */
  private record Seeded(long seed) implements Schedule {
    @Override
    public double eta(long t) {
      var own = Nd4j.getRandomFactory().getNewRandomInstance(seed);
      List<Double> rates = new ArrayList<>(List.of(0.1, 0.2));
      Collections.shuffle(rates, new Random(seed));
      return rates.get(0)
          + new SplittableRandom(seed).nextDouble()
          + Nd4j.rand(seed, new long[] {1, 1}).getDouble(0)
          + Nd4j.randn(seed, new long[] {1, 1}).getDouble(0)
          + Nd4j.rand(own, 1, 1).getDouble(0)
          + RandomGeneratorFactory.of("L64X128MixRandom").create(seed).nextDouble();
    }
  }

  @Test
  void codeThatDrawsChanceByASeedTells() {
    assertTold(new Seeded(3), HERE + "Seeded[seed=3]");
    assertThat(new Seeded(3).eta(0)).isEqualTo(new Seeded(3).eta(0));
  }

  @Test
  void aCheckpointOfChanceThatNoSeedRepeatsIsRefused() {
    Training training =
        TinyImages.training(TinyImages.data())
            .schedule(new Unsteady.MathRandom())
            .updates(2)
            .checkpoint(Path.of("never.checkpoint"));
    assertThatThrownBy(training::fit)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "training: .checkpoint(never.checkpoint) needs pieces that tell their settings, or the file could be taken for another training's, but the schedule is "
                + HERE
                + "Unsteady$MathRandom[], whose code calls Math.random, chance that no seed repeats: draw it from the argument random, or by a seed; make it a record whose components are all that its code works with, or leave .checkpoint out");
  }

  @Test
  void javasOwnEnumsTell() {
    assertTold(
        new Holding(TimeUnit.DAYS), HERE + "Holding[value=java.util.concurrent.TimeUnit.DAYS]");
  }

  /** What stands above a class in a script is not part of it; its code is, wherever it stands. */
  @Test
  void inJShellTheCodeCountsAndNotTheNumberOfItsSnippet() {
    String formula =
        "record Warm(double peak) implements Schedule {"
            + " public double eta(long t) { return peak * Math.min(1, (t + 1) / 20.0) * half(t); } }";
    String half = "double half(long t) { return one() / 2; }";
    String one = "double one() { return 1; }";
    Identity first = warm(formula, half, one);
    assertThat(first.words()).isEqualTo("Warm[peak=0.1]");
    assertThat(first.isTold()).isTrue();

    assertThat(warm("int line = 1;", formula, "int more = 2;", half, one)).isEqualTo(first);
    assertThat(warm(one, half, formula)).isEqualTo(first);
    Identity changed = warm(formula.replace("20.0", "600.0"), half, one);
    assertThat(changed.words()).isEqualTo(first.words());
    assertThat(changed.code()).isNotEqualTo(first.code());
    assertThat(warm(formula, half.replace("2", "4"), one).code()).isNotEqualTo(first.code());
    assertThat(warm(formula, half, one.replace("1", "3")).code()).isNotEqualTo(first.code());
    assertThat(warm(formula, half, "double one = 1;", one.replace("1", "one")).words())
        .isEqualTo("Warm[peak=0.1], whose code reads the variable one");
  }

  private static Identity warm(String... lines) {
    try (Snippets session = new Snippets(lines)) {
      return Identity.of(session.value("new Warm(0.1)"));
    }
  }

  @Test
  void aMethodDefinedAnewMakesAnotherPiece() {
    try (Snippets session =
        new Snippets(
            "double one() { return 1; }",
            "record Warm() implements Schedule { public double eta(long t) { return one(); } }")) {
      Identity before = Identity.of(session.value("new Warm()"));
      session.run("double one() { return 2; }");
      Schedule after = (Schedule) session.value("new Warm()");
      assertThat(after.eta(0)).isEqualTo(2);
      assertThat(Identity.of(after).code()).isNotEqualTo(before.code());
      session.run("double one() { return 1; }");
      assertThat(Identity.of(session.value("new Warm()"))).isEqualTo(before);
    }
  }
}
