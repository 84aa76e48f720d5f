package lab.blas;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;
import static org.bytedeco.dnnl.global.dnnl.dnnl_matmul_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;

/**
 * Products of float32 by Intel's oneDNN, on one thread as all else here. Its {@code sgemm} copies
 * what lies across the direction in which it reads; its matrix multiplication proper, which is
 * compiled for each shape, does so in less time, but knows no factors.
 */
final class OneDnn {
  private static final byte AS_IT_LIES = 'N';
  private static final byte TURNED = 'T';

  /** Shapes that the multiplication was compiled for; a program has a few. */
  private static final Map<Kind, dnnl_primitive> COMPILED = new ConcurrentHashMap<>();

  private OneDnn() {}

  /** Loads the library when it is asked for the first time: half of all programs never multiply. */
  private static final class Library {
    static final dnnl_engine ENGINE;
    static final String DESCRIBED;

    static {
      dnnl_engine engine = null;
      String described;
      try {
        if (!Boolean.parseBoolean(System.getProperty("lab.onednn", "true"))) {
          throw new IllegalStateException("it was switched off by -Dlab.onednn=false");
        }
        engine = new dnnl_engine();
        require(dnnl_engine_create(engine, dnnl_cpu, 0), "an engine");
        dnnl_version_t version = dnnl_version();
        described =
            "oneDNN %d.%d.%d%s"
                .formatted(version.major(), version.minor(), version.patch(), instructions());
      } catch (LinkageError | RuntimeException e) {
        engine = null;
        described = "OpenBLAS, since oneDNN does not load here: " + e.getMessage();
      }
      ENGINE = engine;
      DESCRIBED = described;
    }

    /** Of the processor's, what decides how fast products are. */
    private static String instructions() {
      int isa = dnnl_get_effective_cpu_isa();
      if ((isa & ~dnnl_cpu_isa_avx2 & dnnl_cpu_isa_avx512_core) != 0) {
        return ", AVX-512";
      }
      return (isa & dnnl_cpu_isa_avx2) == dnnl_cpu_isa_avx2 ? ", AVX2" : "";
    }
  }

  static boolean isLoaded() {
    return Library.ENGINE != null;
  }

  static String described() {
    return Library.DESCRIBED;
  }

  static void multiply(float alpha, Matrix a, Matrix b, float beta, Matrix c) {
    boolean plain = alpha == 1 && beta == 0;
    if (plain && b.inRows() != c.inRows() && a.inRows() == c.inRows()) {
      matmul(a, b, c);
    } else {
      sgemm(alpha, a, b, beta, c);
    }
  }

  /** Rows of C, or else, with the product turned round, its columns. */
  private static void sgemm(float alpha, Matrix a, Matrix b, float beta, Matrix c) {
    byte turnedA = a.inRows() == c.inRows() ? AS_IT_LIES : TURNED;
    byte turnedB = b.inRows() == c.inRows() ? AS_IT_LIES : TURNED;
    int p = a.rows();
    int q = a.columns();
    int r = b.columns();
    int status =
        c.inRows()
            ? dnnl_sgemm(
                turnedA,
                turnedB,
                p,
                r,
                q,
                alpha,
                a.floats(),
                a.lead(),
                b.floats(),
                b.lead(),
                beta,
                c.floats(),
                c.lead())
            : dnnl_sgemm(
                turnedB,
                turnedA,
                r,
                p,
                q,
                alpha,
                b.floats(),
                b.lead(),
                a.floats(),
                a.lead(),
                beta,
                c.floats(),
                c.lead());
    require(status, "a product of %d×%d and %d×%d".formatted(p, q, q, r));
  }

  private record Layout(long rows, long columns, boolean inRows, long lead) {
    static Layout of(Matrix matrix) {
      return new Layout(matrix.rows(), matrix.columns(), matrix.inRows(), matrix.lead());
    }

    dnnl_memory_desc describe() {
      dnnl_memory_desc described = new dnnl_memory_desc();
      long[] strides = inRows ? new long[] {lead, 1} : new long[] {1, lead};
      long[] sizes = {rows, columns};
      require(
          dnnl_memory_desc_create_with_strides(described, 2, sizes, dnnl_f32, strides), "a layout");
      return described;
    }
  }

  private record Kind(Layout a, Layout b, Layout c) {}

  private static void matmul(Matrix a, Matrix b, Matrix c) {
    Kind kind = new Kind(Layout.of(a), Layout.of(b), Layout.of(c));
    dnnl_primitive product = COMPILED.computeIfAbsent(kind, OneDnn::compiled);
    dnnl_stream stream = new dnnl_stream();
    require(dnnl_stream_create(stream, Library.ENGINE, dnnl_stream_default_flags), "a stream");
    try (dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(3)) {
      add(arguments, 0, DNNL_ARG_SRC, kind.a, a);
      add(arguments, 1, DNNL_ARG_WEIGHTS, kind.b, b);
      add(arguments, 2, DNNL_ARG_DST, kind.c, c);
      require(dnnl_primitive_execute(product, stream, 3, arguments.position(0)), "a product");
      for (int i = 0; i < 3; i++) {
        dnnl_memory_destroy(arguments.position(i).memory());
      }
      arguments.position(0);
    } finally {
      dnnl_stream_destroy(stream);
    }
  }

  private static void add(
      dnnl_exec_arg_t arguments, int place, int role, Layout layout, Matrix matrix) {
    dnnl_memory memory = new dnnl_memory();
    dnnl_memory_desc described = layout.describe();
    require(dnnl_memory_create(memory, described, Library.ENGINE, matrix.floats()), "an array");
    dnnl_memory_desc_destroy(described);
    arguments.position(place).arg(role).memory(memory);
  }

  private static dnnl_primitive compiled(Kind kind) {
    dnnl_memory_desc a = kind.a.describe();
    dnnl_memory_desc b = kind.b.describe();
    dnnl_memory_desc c = kind.c.describe();
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    dnnl_primitive product = new dnnl_primitive();
    dnnl_primitive_attr none = new dnnl_primitive_attr();
    require(
        dnnl_matmul_primitive_desc_create(description, Library.ENGINE, a, b, null, c, none),
        "a product of " + kind);
    require(dnnl_primitive_create(product, description), "a product of " + kind);
    dnnl_primitive_desc_destroy(description);
    dnnl_memory_desc_destroy(a);
    dnnl_memory_desc_destroy(b);
    dnnl_memory_desc_destroy(c);
    return product;
  }

  private static void require(int status, String what) {
    if (status != 0) {
      throw new IllegalStateException(
          "oneDNN: %s could not be made (its status %d); -Dlab.onednn=false leaves products to OpenBLAS"
              .formatted(what, status));
    }
  }
}
