package chat.baton.channel.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PictureTests {

    @Test
    void leavesASmallPngAsItIs() throws IOException {
        var png = file(40, 30, "png");

        assertThat(Picture.asPng(png)).contains(png);
    }

    @Test
    void makesAPngOfOtherPictures() throws IOException {
        var image = read(Picture.asPng(file(40, 30, "jpg")).orElseThrow());

        assertThat(image.getWidth()).isEqualTo(40);
        assertThat(image.getHeight()).isEqualTo(30);
    }

    @Test
    void makesALargePictureSmallEnough() throws IOException {
        var large = file(2000, 1000, "png");
        assertThat(large.length).isGreaterThan(1_000_000);

        var png = Picture.asPng(large).orElseThrow();

        assertThat(png.length).isLessThanOrEqualTo(200 * 1024);
        assertThat(read(png).getWidth()).isEqualTo(2 * read(png).getHeight());
    }

    @Test
    void knowsWhatIsNoPicture() throws IOException {
        assertThat(Picture.asPng(new byte[0])).isEmpty();
        assertThat(Picture.asPng("<svg/>".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void isNotImpressedByAPictureOfTooManyPixels() throws IOException {
        var bomb = Arrays.copyOf(file(2000, 1000, "png"), 300_000);
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);

        assertThat(Picture.asPng(bomb)).isEmpty();
    }

    @Test
    void tellsADamagedPicture() {
        var damaged = Arrays.copyOf(file(2000, 1000, "png"), 300_000);

        assertThatThrownBy(() -> Picture.asPng(damaged)).isInstanceOf(IOException.class);
    }

    /** Of many colours, so that it cannot be compressed. */
    static byte[] file(int width, int height, String format) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var random = new Random(1);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
