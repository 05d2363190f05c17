package chat.baton.dashboard;

import chat.baton.flow.inspection.Archive;
import chat.baton.flow.inspection.FlowFile;
import chat.baton.flow.inspection.Inspection;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.springframework.web.multipart.MultipartFile;

/** Files of flows as they are uploaded, one by one or in an archive. */
final class UploadedFiles {

    private UploadedFiles() {}

    /** @throws Unusable when an archive cannot be read */
    static List<FlowFile> read(List<MultipartFile> files) throws IOException {
        var read = new ArrayList<FlowFile>();
        for (var file : files) {
            read.addAll(read(file));
            // The inspection refuses so many; to read on would only fill the memory.
            if (read.size() > Inspection.MOST_FILES) {
                break;
            }
        }
        return read;
    }

    /** What the files are together when nobody says: the first one's name. */
    static String name(List<MultipartFile> files) {
        return name(files.get(0));
    }

    private static String name(MultipartFile file) {
        return String.valueOf(file.getOriginalFilename());
    }

    private static List<FlowFile> read(MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            return name(file).endsWith(".zip")
                    ? Archive.unpack(content)
                    : List.of(new FlowFile(name(file), content.readNBytes(Inspection.LARGEST + 1)));
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw new Unusable("The archive " + name(file) + " cannot be read");
        }
    }
}
