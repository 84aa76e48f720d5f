package lab.likeness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody does to a copy so that it looks like work of their own. They change the text. */
enum Disguise {
  RENAMED {
    @Override
    String of(String source, Random random) {
      List<String> words = new ArrayList<>(WORDS);
      Collections.shuffle(words, random);
      Map<String, String> names = new HashMap<>();
      for (Matcher own = DECLARED.matcher(source); own.find(); ) {
        names.computeIfAbsent(
            own.group(2), any -> words.get(names.size() % words.size()) + names.size());
      }
      return Pattern.compile("(?<![.\\w])\\w+\\b(?!\\s*\\()")
          .matcher(source)
          .replaceAll(word -> names.getOrDefault(word.group(), word.group()));
    }
  },
  REORDERED {
    @Override
    String of(String source, Random random) {
      List<String> lines = new ArrayList<>(source.lines().toList());
      for (int i = 0; i + 1 < lines.size(); i++) {
        Matcher one = ASSIGNED.matcher(lines.get(i));
        Matcher other = ASSIGNED.matcher(lines.get(i + 1));
        if (one.matches()
            && other.matches()
            && !words(lines.get(i)).contains(other.group(2))
            && !words(lines.get(i + 1)).contains(one.group(2))
            && random.nextDouble() < 0.7) {
          Collections.swap(lines, i, i + 1);
        }
      }
      return Pattern.compile("(?<=[(=] )(\\w+) \\* (\\w+)(?=[;)])")
          .matcher(String.join("\n", lines))
          .replaceAll(both -> random.nextBoolean() ? "$2 * $1" : "$1 * $2");
    }
  },
  COMMENTED {
    @Override
    String of(String source, Random random) {
      StringBuilder text = new StringBuilder();
      source
          .replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "")
          .lines()
          .forEach(
              line -> {
                text.append(line).append('\n');
                if (line.endsWith(";") && random.nextDouble() < 0.4) {
                  text.append("    // ")
                      .append(WORDS.get(random.nextInt(WORDS.size())))
                      .append('\n');
                }
              });
      return text.toString();
    }
  },
  LOOPS_TURNED {
    @Override
    String of(String source, Random random) {
      List<String> lines = new ArrayList<>(source.lines().toList());
      for (int i = 0; i < lines.size(); i++) {
        Matcher loop = LOOP.matcher(lines.get(i));
        int end = loop.matches() ? end(lines, i) : -1;
        if (end > 0 && random.nextDouble() < 0.8) {
          String indent = loop.group(1);
          lines.set(end, indent + "  " + loop.group(4) + ";\n" + indent + "}");
          lines.set(i, indent + "while (" + loop.group(3) + ") {");
          lines.add(i, indent + loop.group(2) + ";");
        }
        Matcher choice = CHOICE.matcher(lines.get(i));
        int middle = choice.matches() ? end(lines, i, "} else {") : -1;
        int last = middle > 0 ? end(lines, middle) : -1;
        if (last > 0 && random.nextDouble() < 0.5) {
          List<String> no = new ArrayList<>(lines.subList(middle + 1, last));
          List<String> yes = new ArrayList<>(lines.subList(i + 1, middle));
          String indent = choice.group(1);
          List<String> turned = new ArrayList<>();
          turned.add(
              "%sif (%s %s %s) {"
                  .formatted(
                      indent, choice.group(2), TURNED.get(choice.group(3)), choice.group(4)));
          turned.addAll(no);
          turned.add(indent + "} else {");
          turned.addAll(yes);
          lines.subList(i, last).clear();
          lines.addAll(i, turned);
        }
      }
      return String.join("\n", lines);
    }
  },
  SPLIT {
    @Override
    String of(String source, Random random) {
      Map<String, String> types = new TreeMap<>();
      for (Matcher own = DECLARED.matcher(source); own.find(); ) {
        types.put(own.group(2), own.group(1));
      }
      StringBuilder methods = new StringBuilder();
      String left =
          Pattern.compile("(?m)^(    +)(double|INDArray|int|long) (\\w+) = ([^;\n]{12,});$")
              .matcher(source)
              .replaceAll(
                  found ->
                      random.nextDouble() < 0.4 ? split(found, types, methods) : quoted(found));
      int end = left.lastIndexOf('}');
      return left.substring(0, end) + methods + left.substring(end);
    }

    private String split(MatchResult found, Map<String, String> types, StringBuilder methods) {
      String value = found.group(4);
      List<String> used = words(value).stream().filter(types::containsKey).distinct().toList();
      String name = "part" + methods.length();
      List<String> parameters = used.stream().map(own -> types.get(own) + " " + own).toList();
      methods.append(
          "\n  private %s %s(%s) {\n    return %s;\n  }\n"
              .formatted(found.group(2), name, String.join(", ", parameters), value));
      return Matcher.quoteReplacement(
          "%s%s %s = %s(%s);"
              .formatted(
                  found.group(1), found.group(2), found.group(3), name, String.join(", ", used)));
    }

    private String quoted(MatchResult found) {
      return Matcher.quoteReplacement(found.group());
    }
  };

  private static final List<String> WORDS =
      List.of(
          ("alpha beta gamma acc tmp val res cur prev next part item unit base rest diff gain size "
                  + "span edge peak norm frac mass heap flow rank slot code mark goal load bias")
              .split(" "));
  private static final Pattern DECLARED =
      Pattern.compile(
          "\\b(double\\[\\]|float\\[\\]|int\\[\\]|double|int|long|float|INDArray) (\\w+)\\b(?! *\\()");
  private static final Pattern ASSIGNED =
      Pattern.compile("^ +(double|int|long|INDArray|double\\[\\]) (\\w+) = [^;]*;$");
  private static final Pattern LOOP =
      Pattern.compile("^( +)for \\(([^;:,]*); ([^;]*); ([^;,]*)\\) \\{$");
  private static final Pattern CHOICE =
      Pattern.compile("^( +)if \\((\\w+) (<|<=|>|>=|==|!=) (\\w+)\\) \\{$");
  private static final Map<String, String> TURNED =
      Map.of("<", ">=", ">=", "<", ">", "<=", "<=", ">", "==", "!=", "!=", "==");

  /** The copy, disguised. */
  abstract String of(String source, Random random);

  private static List<String> words(String text) {
    return List.of(text.split("\\W+"));
  }

  private static int end(List<String> lines, int from) {
    return end(lines, from, "}");
  }

  /** The line that closes what a line opens, by their indentation; −1 if it is another. */
  private static int end(List<String> lines, int from, String close) {
    String indent = lines.get(from).replaceAll("\\S.*", "");
    for (int i = from + 1; i < lines.size(); i++) {
      if (lines.get(i).startsWith(indent + "}")) {
        return lines.get(i).equals(indent + close) ? i : -1;
      }
    }
    return -1;
  }
}
