package lab.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pixels in files that are mapped into memory: the system reads what is used, and gives it up where
 * memory is short, so that a set may be larger than the memory.
 *
 * @param files whose they are
 * @param mapped the files' bytes, each read only and below 2³¹
 */
record MappedPixels(RecordFiles files, List<ByteBuffer> mapped) implements PixelSource {
  /**
   * Maps files.
   *
   * @throws IOException if one cannot be mapped
   */
  static MappedPixels of(RecordFiles files) throws IOException {
    List<ByteBuffer> mapped = new ArrayList<>();
    for (Path path : files.paths()) {
      try (FileChannel channel = FileChannel.open(path)) {
        mapped.add(channel.map(MapMode.READ_ONLY, 0, channel.size()));
      }
    }
    return new MappedPixels(files, List.copyOf(mapped));
  }

  @Override
  public void read(int j, int first, byte[] into) {
    int k = files.file(j);
    mapped.get(k).get(files.offset(k, j) + first, into);
  }

  @Override
  public long checksum(int from, int to) {
    return files.stamp();
  }
}
