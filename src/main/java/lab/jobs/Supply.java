package lab.jobs;

import java.io.OutputStream;
import org.apache.commons.io.function.IOConsumer;

/**
 * What many tasks need alike, such as images: it is sent once to a worker that lacks it.
 *
 * @param digest names the contents, in hexadecimal
 * @param contents writes them to a stream, which stays open
 */
public record Supply(String digest, IOConsumer<OutputStream> contents) {}
