package lab.blas;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
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
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_clone;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_scratchpad_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import java.util.List;
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
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Products of float32 by Intel's oneDNN, on one thread as all else here. Its {@code sgemm} copies
 * what lies across the direction in which it reads. Its matrix multiplication proper, which is
 * compiled for each shape, does so in less time where it has AVX-512 (m = 50: 265 µs in place of
 * 428), and in more where it has not (537 in place of 442); it knows no factors.
 */
final class OneDnn {
  private static final byte AS_IT_LIES = 'N';
  private static final byte TURNED = 'T';

  /**
   * With more rows of C at a time sgemm goes another way, which takes a fifth longer and rounds
   * otherwise, so that two cores could not share the work.
   */
  private static final int MAX_ROWS = 512;

  /** Shapes that the multiplication was compiled for; a program has a few. */
  private static final Map<Kind, Product> COMPILED = new ConcurrentHashMap<>();

  private static final ThreadLocal<BytePointer> SCRATCH =
      ThreadLocal.withInitial(() -> new BytePointer(1));

  private static final int CACHE_LINE = 64;

  private static final int[] ROLES = {
    DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DST, DNNL_ARG_SCRATCHPAD
  };

  private OneDnn() {}

  /** Loads the library when it is asked for the first time: most programs never multiply. */
  private static final class Library {
    static final dnnl_engine ENGINE;
    static final boolean HAS_AVX512;
    static final String DESCRIBED;

    static {
      dnnl_engine engine = null;
      boolean hasAvx512 = false;
      String described;
      try {
        if (!Boolean.parseBoolean(System.getProperty("lab.onednn", "true"))) {
          throw new IllegalStateException("-Dlab.onednn=false switches it off");
        }
        engine = new dnnl_engine();
        require(dnnl_engine_create(engine, dnnl_cpu, 0), "an engine");
        int isa = dnnl_get_effective_cpu_isa();
        hasAvx512 = (isa & ~dnnl_cpu_isa_avx2 & dnnl_cpu_isa_avx512_core) != 0;
        boolean hasAvx2 = (isa & dnnl_cpu_isa_avx2) == dnnl_cpu_isa_avx2;
        dnnl_version_t version = dnnl_version();
        described =
            "oneDNN %d.%d.%d%s"
                .formatted(
                    version.major(),
                    version.minor(),
                    version.patch(),
                    hasAvx512 ? ", AVX-512" : hasAvx2 ? ", AVX2" : "");
      } catch (NoClassDefFoundError e) { // as where pieces run in a jail
        engine = null;
        described = "OpenBLAS, since oneDNN is not on the class path";
      } catch (LinkageError | RuntimeException e) {
        engine = null;
        described = "OpenBLAS, since oneDNN does not load: " + e.getMessage();
      }
      ENGINE = engine;
      HAS_AVX512 = hasAvx512;
      DESCRIBED = described;
    }
  }

  static boolean isLoaded() {
    return Library.ENGINE != null;
  }

  static String described() {
    return Library.DESCRIBED;
  }

  static void multiply(float alpha, Matrix a, Matrix b, float beta, Matrix c) {
    if (!c.inRows()) {
      multiply(alpha, b.transposed(), a.transposed(), beta, c.transposed());
    } else if (Library.HAS_AVX512 && alpha == 1 && beta == 0 && a.inRows() && !b.inRows()) {
      matmul(a, b, c);
    } else {
      for (int from = 0; from < c.rows(); from += MAX_ROWS) {
        sgemm(alpha, a, b, beta, c, from, Math.min(c.rows(), from + MAX_ROWS));
      }
    }
  }

  /** Some rows of C. */
  private static void sgemm(
      float alpha, Matrix a, Matrix b, float beta, Matrix c, int from, int to) {
    int status =
        dnnl_sgemm(
            a.inRows() ? AS_IT_LIES : TURNED,
            b.inRows() ? AS_IT_LIES : TURNED,
            to - from,
            b.columns(),
            a.columns(),
            alpha,
            a.floats().getPointer(a.inRows() ? (long) from * a.lead() : from),
            a.lead(),
            b.floats(),
            b.lead(),
            beta,
            c.floats().getPointer((long) from * c.lead()),
            c.lead());
    require(status, "a product");
  }

  private record Layout(long rows, long columns, boolean inRows, long lead) {
    static Layout of(Matrix matrix) {
      return new Layout(matrix.rows(), matrix.columns(), matrix.inRows(), matrix.lead());
    }

    dnnl_memory_desc description() {
      dnnl_memory_desc description = new dnnl_memory_desc();
      long[] strides = inRows ? new long[] {lead, 1} : new long[] {1, lead};
      long[] sizes = {rows, columns};
      require(
          dnnl_memory_desc_create_with_strides(description, 2, sizes, dnnl_f32, strides),
          "a layout");
      return description;
    }
  }

  private record Kind(Layout a, Layout b, Layout c) {}

  /**
   * @param layouts of what it reads and writes, in the order of {@link #ROLES}
   * @param scratchBytes what it needs to work in
   */
  private record Product(
      dnnl_primitive primitive, List<dnnl_memory_desc> layouts, long scratchBytes) {}

  /** {@code C ← A B}, by the compiled multiplication. */
  static void matmul(Matrix a, Matrix b, Matrix c) {
    Kind kind = new Kind(Layout.of(a), Layout.of(b), Layout.of(c));
    Product product = COMPILED.computeIfAbsent(kind, OneDnn::compiled);
    Pointer[] numbers = {a.floats(), b.floats(), c.floats(), scratch(product.scratchBytes)};
    dnnl_memory[] arrays = new dnnl_memory[ROLES.length];
    dnnl_stream stream = new dnnl_stream();
    require(dnnl_stream_create(stream, Library.ENGINE, dnnl_stream_default_flags), "a stream");
    try (dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(ROLES.length)) {
      for (int i = 0; i < ROLES.length; i++) {
        arrays[i] = memory(product.layouts.get(i), numbers[i]);
        arguments.position(i).arg(ROLES[i]).memory(arrays[i]);
      }
      arguments.position(0);
      require(
          dnnl_primitive_execute(product.primitive, stream, ROLES.length, arguments), "a product");
    } finally {
      dnnl_stream_destroy(stream);
      for (dnnl_memory array : arrays) {
        dnnl_memory_destroy(array);
      }
    }
  }

  private static dnnl_memory memory(dnnl_memory_desc layout, Pointer numbers) {
    dnnl_memory memory = new dnnl_memory();
    require(dnnl_memory_create(memory, layout, Library.ENGINE, numbers), "an array");
    return memory;
  }

  /** As much as this thread ever needed: the library's own would be that of whoever compiled. */
  private static Pointer scratch(long bytes) {
    BytePointer pointer = SCRATCH.get();
    if (pointer.capacity() < bytes + CACHE_LINE) {
      pointer.close();
      pointer = new BytePointer(bytes + CACHE_LINE);
      SCRATCH.set(pointer);
    }
    return pointer.getPointer(CACHE_LINE - pointer.address() % CACHE_LINE);
  }

  private static Product compiled(Kind kind) {
    dnnl_memory_desc a = kind.a.description();
    dnnl_memory_desc b = kind.b.description();
    dnnl_memory_desc c = kind.c.description();
    dnnl_memory_desc scratch = new dnnl_memory_desc();
    dnnl_primitive_attr attributes = new dnnl_primitive_attr();
    dnnl_primitive_desc description = new dnnl_primitive_desc();
    dnnl_primitive primitive = new dnnl_primitive();
    String what = "a product of " + kind;
    require(dnnl_primitive_attr_create(attributes), what);
    require(dnnl_primitive_attr_set_scratchpad_mode(attributes, dnnl_scratchpad_mode_user), what);
    require(
        dnnl_matmul_primitive_desc_create(description, Library.ENGINE, a, b, null, c, attributes),
        what);
    require(dnnl_primitive_create(primitive, description), what);
    require(
        dnnl_memory_desc_clone(
            scratch, dnnl_primitive_desc_query_md(description, dnnl_query_scratchpad_md, 0)),
        what);
    dnnl_primitive_desc_destroy(description);
    dnnl_primitive_attr_destroy(attributes);
    return new Product(primitive, List.of(a, b, c, scratch), dnnl_memory_desc_get_size(scratch));
  }

  private static void require(int status, String what) {
    if (status != 0) {
      throw new IllegalStateException(
          "oneDNN: %s could not be made (its status %d); -Dlab.onednn=false leaves products to OpenBLAS"
              .formatted(what, status));
    }
  }
}
