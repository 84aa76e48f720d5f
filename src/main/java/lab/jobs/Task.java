package lab.jobs;

import java.util.List;

/**
 * A job as it is sent.
 *
 * @param kind which program does it: {@code training}, …
 * @param content what to do
 * @param steps such as updates, that it has
 * @param supplies what it needs besides, which many tasks have in common and a worker may have
 */
public record Task(String kind, byte[] content, long steps, List<Supply> supplies) {}
