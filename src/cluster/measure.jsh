// What a cluster costs
//
// Master and workers on this machine, one worker and then two: a search of 40 trials of some ten
// seconds, a class of 60, and trials of next to no work. Writes src/cluster/measured.json, from
// which growth.jsh draws what many workers would do. Half an hour; nothing else should run.
import java.io.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import lab.*;
import lab.base.*;
import lab.cluster.*;
import lab.data.*;
import lab.gradebook.*;
import lab.gradebook.intake.*;
import lab.jobs.*;
import lab.piece.process.*;
import lab.practice.*;
import lab.release.*;
import lab.script.*;
import lab.search.*;
import lab.train.*;
import reference.*;

// ---- The work
Training training(Data data, long updates, double lambda) {
  return Training.on(data)
      .network(new GaussianInit(0.01), 50)
      .forward(new ForwardPass()).cost(new CrossEntropyCost()).backward(new Backprop())
      .metric(new Accuracy())
      .batches(new MiniBatches(100)).optimiser(new Sgd())
      .schedule(new CyclicalSchedule(1e-5, 1e-1, 500)).updates(updates).measureEvery(updates)
      .lambda(lambda);
}
Search search(Data data, long updates, int trials) {
  return Search.of(settings -> training(data, updates, settings.get("lambda")))
      .random(trials, Map.of("lambda", new LogUniform(-5, -1)), 1);
}
Data images(ImageSet set) { return set.split(45_000, 5_000).standardised(new Standardise()); }
Data few() { return Shapes.load().split(1_000, 500).standardised(new Standardise()); }

List<Submission> handedIn() throws IOException {
  Map<String, String> references = Sources.read(Home.here().references()).texts();
  List<String> pieces = new ArrayList<>(new TreeSet<>(references.keySet()));
  List<Submission> all = new ArrayList<>();
  for (int student = 0; student < 60; student++) {
    SortedMap<String, String> sources = new TreeMap<>();
    references.forEach((piece, source) -> sources.put(piece, source.replace("package reference;", "package mine;")));
    String piece = pieces.get(student % pieces.size());
    if (student % 3 == 1) {
      sources.remove(piece);
    } else if (student % 3 == 2) {
      sources.put(piece, sources.get(piece).replaceFirst(" - ", " + "));
    }
    sources.put("Accuracy", sources.get("Accuracy") + "// student " + student + "\n");
    all.add(new Submission("student%02d".formatted(student), sources, List.of()));
  }
  return all;
}
Book book(Path out) throws IOException {
  Book.Terms terms = new Book.Terms(Release.version(Home.here()), 1, Level.NAMESPACES.name());
  return new Book(out, terms, List.of(), java.time.Duration.ofMinutes(5));
}

// ---- How it is measured
Path folder = Files.createTempDirectory("measured")
double seconds(Callable<?> work) throws Exception {
  long start = System.nanoTime();
  work.call();
  return (System.nanoTime() - start) / 1e9;
}
double cpu(String command) {
  return ProcessHandle.current().descendants()
      .filter(one -> one.info().commandLine().orElse("").contains(command))
      .mapToDouble(one -> one.info().totalCpuDuration().orElseThrow().toNanos() / 1e9).sum();
}
double ownCpu() { return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9; }
long bytes(Supply supply) throws IOException {
  long[] count = new long[1];
  supply.contents().accept(new OutputStream() {
    public void write(int b) { count[0]++; }
    public void write(byte[] b, int from, int length) { count[0] += length; }
  });
  return count[0];
}

// ---- One worker, and two
Map<String, Object> measured(int workers) throws Exception {
  Map<String, Object> all = new LinkedHashMap<>();
  LocalCluster local = new LocalCluster("127.0.0.1", 7177, 8180);
  List<Process> processes = local.start(workers);
  long start = System.nanoTime();
  try (SparkCluster cluster = SparkCluster.at(local.master())) {
    all.put("startSeconds", (System.nanoTime() - start) / 1e9);
    Path at = Files.createDirectories(folder.resolve("workers" + workers));
    Data few = few();
    search(few, 1, 10).on(cluster).run(at.resolve("first.jsonl")); // workers start, code is compiled
    double driver = cpu("cluster.Driver");
    double own = ownCpu();
    List<Trial>[] trials = new List[2];
    double tiny = seconds(() -> trials[0] = search(few, 1, 200).on(cluster).run(at.resolve("tiny.jsonl")));
    all.put("tinyTrials", 200);
    all.put("tinySeconds", tiny);
    all.put("tinyOwnSeconds", trials[0].stream().mapToDouble(Trial::seconds).sum());
    all.put("driverCpuSeconds", cpu("cluster.Driver") - driver);
    all.put("labCpuSeconds", ownCpu() - own);
    Data data = images(Cifar10.load());
    search(data, 1, 2 * workers).on(cluster).run(at.resolve("images.jsonl")); // each has read them
    double search = seconds(() -> trials[1] = search(data, 14_000, 40).on(cluster).run(at.resolve("search.jsonl")));
    all.put("trials", 40);
    all.put("searchSeconds", search);
    all.put("trialSeconds", trials[1].stream().map(Trial::seconds).toList());
    Book book = book(at.resolve("grades"));
    List<Submission> handed = handedIn();
    all.put("submissions", handed.size());
    all.put("classSeconds", seconds(() -> {
      Book.Summary summary = book.grade(handed, GradingPlace.at(cluster, Limits.GENEROUS), false, (name, points) -> {});
      if (summary.graded() != handed.size()) throw new IllegalStateException("" + summary.failed());
      return summary;
    }));
    ImageSet cifar = Cifar10.load();
    Data sent = images(new ImageSet("sent", cifar.classes(), cifar.train(), cifar.test()));
    all.put("suppliedBytes", bytes(PortableTraining.supplies(training(sent, 1, 0)).get(0)));
    all.put("suppliedSeconds", seconds(() -> search(sent, 1, 1).on(cluster).run(at.resolve("sent.jsonl"))));
    all.put("taskBytes", PortableTraining.write(training(few, 1, 0.1)).length);
  } finally {
    processes.forEach(Process::destroy);
    for (Process one : processes) one.waitFor();
  }
  return all;
}
Map<String, Object> record = new LinkedHashMap<>();
record.put("machine", Machine.describe());
record.put("one", measured(1));
record.put("two", measured(2));
Files.writeString(Path.of("src/cluster/measured.json"), Json.PRETTY.toJson(record) + "\n");

// ---- The same grades as without a cluster
try (Isolation isolation = Isolation.probe(Limits.GENEROUS, false, List.of())) {
  Book here = book(folder.resolve("here"));
  here.grade(handedIn(), GradingPlace.here(isolation::open, 2), false, (name, points) -> {});
}
long same(int workers) throws IOException {
  long count = 0;
  for (Submission one : handedIn()) {
    Path file = Path.of(one.name(), "results.json");
    if (Files.mismatch(folder.resolve("here").resolve(file), folder.resolve("workers" + workers + "/grades").resolve(file)) == -1) count++;
  }
  return count;
}
same(1)    // => 60
same(2)    // => 60
