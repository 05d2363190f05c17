package chat.baton.flow.inspection;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;

/** Files of a flow, zipped as a folder. Nothing is read beyond what could be deployed. */
public final class Archive {

    private Archive() {}

    /**
     * The files in it. Where there are too many, or one is too large, reading ends with that one, which the inspection then
     * refuses.
     *
     * @throws IOException when it is no archive
     */
    public static List<FlowFile> unpack(InputStream archive) throws IOException {
        var files = new ArrayList<FlowFile>();
        var zip = new ZipInputStream(archive);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory() && !entry.getName().startsWith("__MACOSX/")) {
                var content = zip.readNBytes(Inspection.LARGEST + 1);
                files.add(new FlowFile(entry.getName(), content));
                // To go on to the next entry would unpack all the rest of this one.
                if (content.length > Inspection.LARGEST || files.size() > Inspection.MOST_FILES) {
                    break;
                }
            }
        }
        return files;
    }
}
