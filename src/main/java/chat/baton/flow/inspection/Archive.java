package chat.baton.flow.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Files of a flow, zipped as a folder. Nothing is read beyond what could be deployed. */
public final class Archive {

    private static final int MOST_ENTRIES = 200;

    private Archive() {}

    /**
     * The files in it. Where there are too many, or one is too large, reading ends with that one, which the inspection then
     * refuses.
     *
     * @throws IOException when it is no archive, or one of nothing but folders
     */
    public static List<FlowFile> unpack(InputStream archive) throws IOException {
        var files = new ArrayList<FlowFile>();
        var zip = new ZipInputStream(archive);
        var entries = 0;
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var content = zip.readNBytes(Inspection.LARGEST + 1);
            var isLarge = content.length > Inspection.LARGEST;
            if (isLarge || isFile(entry)) {
                files.add(new FlowFile(entry.getName(), content));
            }
            // To go on to the next entry would unpack all the rest of this one.
            if (isLarge || files.size() > Inspection.MOST_FILES) {
                break;
            }
            if (++entries > MOST_ENTRIES) {
                throw new ZipException("More than " + MOST_ENTRIES + " entries");
            }
        }
        return files;
    }

    private static boolean isFile(ZipEntry entry) {
        return !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/");
    }
}
