/**
 * Reads the downloads of learning platforms, and writes the tables that they import.
 *
 * <p>A {@code Platform} knows an export by how its files are named, and says whose each is: one
 * small class each for Canvas, Moodle and the others. {@link lab.gradebook.platform.Arrivals} finds
 * the class, in a folder or in a zip, asks them in turn, and gives a {@link
 * lab.gradebook.platform.Delivery} for each student: key, name, which attempt counts, when it came,
 * its files. Nothing is unpacked, and no file of a student is opened here. What nobody recognises
 * lies in plain folders, one for each student; {@link lab.gradebook.platform.Crowd} says where
 * several students lie in what looks like one's. {@link lab.gradebook.platform.Roster} is the class
 * as it should be.
 *
 * <p>{@link lab.gradebook.platform.WayBack} takes grades back: a {@code Form} is the table that a
 * platform imports, into which points go by what tells students apart, else by names that are there
 * once.
 */
package lab.gradebook.platform;
