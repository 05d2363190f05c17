package chat.baton.sandbox;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A picture made of simple shapes, on a canvas of 400 × 210.
 *
 * @param shapes a line each, as {@code pictures.txt} explains
 */
record ShopPicture(String background, List<String> shapes) {

    private static final int SCALE = 2;

    byte[] png() {
        var image = new BufferedImage(400 * SCALE, 210 * SCALE, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        try {
            draw(canvas);
        } finally {
            canvas.dispose();
        }
        return encode(image);
    }

    private void draw(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        canvas.scale(SCALE, SCALE);
        canvas.setColor(colour(background));
        canvas.fillRect(0, 0, 400, 210);
        shapes.forEach(shape -> draw(canvas, shape.split(" ")));
    }

    private static void draw(Graphics2D canvas, String[] words) {
        canvas.setColor(colour(words[1]));
        var p = Arrays.stream(words).skip(2).map(ShopPicture::point).toList();
        switch (words[0]) {
            case "poly" -> canvas.fill(edges(p));
            case "blob" -> canvas.fill(rounded(p));
            case "oval" -> canvas.fill(oval(p.get(0), p.get(1)));
            case "rect" -> canvas.fill(rectangle(p.get(0), p.get(1), p.get(2)));
            case "ring" -> stroke(canvas, p.get(0)).draw(oval(p.get(1), p.get(2)));
            case "line" -> stroke(canvas, p.get(0)).draw(smooth(p.subList(1, p.size())));
            default -> throw new IllegalArgumentException("Not a shape: " + words[0]);
        }
    }

    private static Color colour(String hex) {
        return new Color(Integer.parseInt(hex, 16));
    }

    private static Point2D point(String pair) {
        var numbers = pair.split(",");
        return new Point2D.Double(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }

    private static Graphics2D stroke(Graphics2D canvas, Point2D width) {
        canvas.setStroke(new BasicStroke((float) width.getX(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        return canvas;
    }

    private static Ellipse2D oval(Point2D at, Point2D size) {
        return new Ellipse2D.Double(at.getX(), at.getY(), size.getX(), size.getY());
    }

    private static RoundRectangle2D rectangle(Point2D at, Point2D size, Point2D round) {
        return new RoundRectangle2D.Double(at.getX(), at.getY(), size.getX(), size.getY(), round.getX(), round.getY());
    }

    private static Path2D edges(List<Point2D> points) {
        var path = startingAt(points.get(0));
        points.forEach(point -> path.lineTo(point.getX(), point.getY()));
        path.closePath();
        return path;
    }

    /** Through the middles of the edges, bent towards the corners. */
    private static Path2D rounded(List<Point2D> points) {
        var last = points.get(points.size() - 1);
        var path = startingAt(middle(last, points.get(0)));
        for (var i = 0; i < points.size(); i++) {
            bend(path, points.get(i), middle(points.get(i), points.get((i + 1) % points.size())));
        }
        path.closePath();
        return path;
    }

    private static Path2D smooth(List<Point2D> points) {
        var path = startingAt(points.get(0));
        for (var i = 1; i < points.size() - 1; i++) {
            bend(path, points.get(i), middle(points.get(i), points.get(i + 1)));
        }
        var last = points.get(points.size() - 1);
        path.lineTo(last.getX(), last.getY());
        return path;
    }

    private static Path2D startingAt(Point2D point) {
        var path = new Path2D.Double();
        path.moveTo(point.getX(), point.getY());
        return path;
    }

    private static void bend(Path2D path, Point2D towards, Point2D to) {
        path.quadTo(towards.getX(), towards.getY(), to.getX(), to.getY());
    }

    private static Point2D middle(Point2D a, Point2D b) {
        return new Point2D.Double((a.getX() + b.getX()) / 2, (a.getY() + b.getY()) / 2);
    }

    private static byte[] encode(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
