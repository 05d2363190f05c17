package chat.baton.channel.apple;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Pictures as Apple takes them in lists: PNG of 200 KB at most. */
final class Picture {

    private static final int LARGEST = 200 * 1024;
    private static final int SIDE = 400;
    private static final long MOST_PIXELS = 40_000_000;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private Picture() {}

    /**
     * Absent when it is no picture that can be read, or one of too many pixels.
     *
     * @throws IOException when it is damaged
     */
    static Optional<byte[]> asPng(byte[] file) throws IOException {
        if (file.length <= LARGEST && file.length > PNG.length && Arrays.equals(PNG, Arrays.copyOf(file, PNG.length))) {
            return Optional.of(file);
        }
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            var reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return small(reader);
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) {
            // what damaged files do to the readers
            throw new IOException("No readable picture", e);
        }
    }

    private static Optional<byte[]> small(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            return Optional.empty();
        }
        var step = Math.max(1, Math.max(width, height) / (2 * SIDE));
        var reading = reader.getDefaultReadParam();
        reading.setSourceSubsampling(step, step, 0, 0);
        var image = reader.read(0, reading);
        var side = Math.min(SIDE, Math.max(image.getWidth(), image.getHeight()));
        var png = png(image, side);
        while (png.length > LARGEST) {
            side = side / 2;
            png = png(image, side);
        }
        return Optional.of(png);
    }

    /** @param side of the longer edge, in pixels */
    private static byte[] png(BufferedImage image, int side) throws IOException {
        var factor = (double) side / Math.max(image.getWidth(), image.getHeight());
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        var scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(scaled, "png", bytes);
        return bytes.toByteArray();
    }
}
