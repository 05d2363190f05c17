package chat.baton.flow.inspection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML of which nothing is known. It has to be UTF-8, without document type and entities, and of a size and depth that
 * Modeler draws: so the engine, whose parser is less strict, cannot understand anything else by it.
 */
final class XmlFile extends DefaultHandler {

    private static final int DEEPEST = 50;
    private static final int MOST_ELEMENTS = 10_000;
    private static final int LONGEST = 10_000;

    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']*)");

    /** The file is not even XML, or not such as we read. */
    static class Unreadable extends SAXException {

        private static final long serialVersionUID = 1L;

        private final int line;

        Unreadable(int line, String reason) {
            super(reason);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    private @Nullable Locator locator;
    private @Nullable Tag root;
    private @Nullable Tag open;
    private int depth;
    private int elements;

    private XmlFile() {}

    static Tag read(byte[] content) throws Unreadable {
        refuseWhatIsNoPlainXml(text(content));
        var file = new XmlFile();
        try {
            parsers().newSAXParser().parse(new ByteArrayInputStream(content), file);
        } catch (Unreadable e) {
            throw e;
        } catch (SAXParseException e) {
            throw new Unreadable(e.getLineNumber(), "The file is no XML that can be read: " + e.getMessage());
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new Unreadable(0, "The file is no XML that can be read: " + e.getMessage());
        }
        return java.util.Objects.requireNonNull(file.root);
    }

    private static String text(byte[] content) throws Unreadable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unreadable(0, "Save the file in UTF-8, as Camunda Modeler does.");
        }
    }

    private static void refuseWhatIsNoPlainXml(String text) throws Unreadable {
        var encoding = ENCODING.matcher(text);
        if (encoding.find() && !encoding.group(1).toLowerCase(Locale.ROOT).equals("utf-8")) {
            throw new Unreadable(1, "Save the file in UTF-8, as Camunda Modeler does.");
        }
        if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
            throw new Unreadable(1, "Remove the document type and its entities; Camunda Modeler writes none.");
        }
    }

    private static SAXParserFactory parsers() throws ParserConfigurationException, SAXException {
        var parsers = SAXParserFactory.newDefaultInstance();
        parsers.setNamespaceAware(true);
        parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return parsers;
    }

    @Override
    public void setDocumentLocator(Locator newLocator) {
        locator = newLocator;
    }

    private int line() {
        return locator == null ? 0 : locator.getLineNumber();
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes) throws Unreadable {
        if (++depth > DEEPEST) {
            throw new Unreadable(line(), "The file is nested more than " + DEEPEST + " deep. Draw it flatter.");
        }
        if (++elements > MOST_ELEMENTS) {
            throw new Unreadable(line(), "The file has more than " + MOST_ELEMENTS + " elements. Split the flow.");
        }
        open = new Tag(Namespaces.qualified(namespace, name), open, line());
        if (root == null) {
            root = open;
        }
        for (int index = 0; index < attributes.getLength(); index++) {
            var value = checked(attributes.getValue(index));
            open.set(Namespaces.qualified(attributes.getURI(index), attributes.getLocalName(index)), value);
        }
    }

    private String checked(String value) throws Unreadable {
        if (value.length() > LONGEST) {
            throw new Unreadable(line(), "A text has more than " + LONGEST + " characters. Shorten it.");
        }
        return value;
    }

    @Override
    public void characters(char[] characters, int start, int length) throws Unreadable {
        if (open != null) {
            open.write(new String(characters, start, length));
            checked(open.text());
        }
    }

    @Override
    public void endElement(String namespace, String name, String qualified) {
        depth--;
        open = open == null ? null : open.parent();
    }
}
