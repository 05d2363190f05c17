package chat.baton.channel;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** The beginnings of files, as much as it takes to know them. */
public final class Samples {

    private Samples() {}

    /** A whole picture. */
    public static byte[] png() {
        return picture("png");
    }

    static byte[] jpeg() {
        return picture("jpeg");
    }

    static byte[] gif() {
        return picture("gif");
    }

    private static byte[] picture(String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] webp() {
        return bytes("RIFF\44\0\0\0WEBPVP8 \30\0\0\0");
    }

    static byte[] pdf() {
        return bytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n");
    }

    static byte[] mp3() {
        return bytes("ID3\3\0\0\0\0\0\0\377\373\220\144");
    }

    /** A voice message as WhatsApp and Telegram send it. */
    static byte[] opus() {
        return bytes("OggS\0\2\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\21\42\63\104\1\23OpusHead\1\1");
    }

    static byte[] mp4(String brand) {
        return bytes("\0\0\0\40ftyp" + brand + "\0\0\2\0isomiso2avc1mp41");
    }

    static byte[] html() {
        return bytes("<!DOCTYPE html><html><script>alert(1)</script></html>");
    }

    static byte[] svg() {
        return bytes(
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
    }

    static byte[] program() {
        return bytes("\177ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\76\0");
    }

    static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
