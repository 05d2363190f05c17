package chat.baton.channel.webchat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** A page's form with the fields {@code clientMessageId} and {@code file}, taken apart when it is asked for and not before. */
record ChatForm(UUID clientMessageId, MultipartFile file) {

    private static final String FILE = "file";
    private static final int ROOM_FOR_THE_REST = 16 * 1024;

    /**
     * @param largest file, in bytes
     * @throws ChatRefusal when the page did not keep to the contract
     */
    static ChatForm read(HttpServletRequest request, long largest) {
        ensureFits(request.getContentLengthLong(), largest + ROOM_FOR_THE_REST);
        var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (form == null) {
            throw ChatRefusal.unusable("The body has to be a form with a file.");
        }
        var file = file(files(form));
        ensureFits(file.getSize(), largest);
        return new ChatForm(Said.id(form.getParameter("clientMessageId")), file);
    }

    /** A form that does not say how long it is could be of any length. */
    private static void ensureFits(long length, long most) {
        if (length < 0) {
            throw ChatRefusal.unmeasured();
        }
        if (length > most) {
            throw ChatRefusal.tooLarge();
        }
    }

    private static MultiValueMap<String, MultipartFile> files(MultipartHttpServletRequest form) {
        try {
            return form.getMultiFileMap();
        } catch (MaxUploadSizeExceededException e) {
            throw ChatRefusal.tooLarge();
        } catch (MultipartException e) {
            throw ChatRefusal.unusable("The form cannot be read.");
        }
    }

    private static MultipartFile file(MultiValueMap<String, MultipartFile> files) {
        var found = files.getOrDefault(FILE, List.of());
        if (files.size() != 1 || found.size() != 1) {
            throw ChatRefusal.unusable("The form has to have one file, in the field " + FILE + ".");
        }
        return found.get(0);
    }
}
