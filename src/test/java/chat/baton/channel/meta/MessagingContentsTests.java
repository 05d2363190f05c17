package chat.baton.channel.meta;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.channel.Json;
import chat.baton.conversation.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagingContentsTests {

    @Test
    void readsATypedText() {
        assertThat(message("{'mid':'m_1','text':'hi','reply_to':{'mid':'m_0'}}"))
                .containsExactly(Content.text("hi"));
    }

    @Test
    void readsATappedQuickReply() {
        assertThat(message("{'text':'Red','quick_reply':{'payload':'COLOR_RED'}}"))
                .containsExactly(new Content.Tapped("Red", "COLOR_RED"));
        assertThat(message("{'quick_reply':{'payload':'COLOR_RED'}}"))
                .containsExactly(new Content.Tapped("COLOR_RED", "COLOR_RED"));
    }

    @Test
    void readsAttachmentsBesideTheText() {
        assertThat(
                        message(
                                """
                        {'text':'look','attachments':[
                          {'type':'image','payload':{'url':'https://x/1.jpg'}},
                          {'type':'audio','payload':{'url':'https://x/2.mp3'}},
                          {'type':'video','payload':{'url':'https://x/3.mp4'}},
                          {'type':'file','payload':{'url':'https://x/4.pdf'}}]}
                        """))
                .containsExactly(
                        Content.text("look"),
                        new Content.Image("https://x/1.jpg", null),
                        new Content.File("audio", "https://x/2.mp3", null),
                        new Content.File("video", "https://x/3.mp4", null),
                        new Content.File("file", "https://x/4.pdf", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"369239263222822", "369239343222814", "369239383222810"})
    void readsAThumbsUpOfAnySizeAsAnEmoji(String sticker) {
        assertThat(message("{'attachments':[{'type':'image','payload':{'url':'https://x/t.png','sticker_id':" + sticker
                        + "}}]}"))
                .containsExactly(Content.text("👍"));
    }

    @Test
    void readsAnotherStickerAsItsImage() {
        assertThat(message("{'attachments':[{'type':'image','payload':{'url':'https://x/s.png','sticker_id':1}}]}"))
                .containsExactly(new Content.Image("https://x/s.png", null));
    }

    @Test
    void readsALocation() {
        assertThat(
                        message(
                                "{'attachments':[{'title':'Home','type':'location','payload':{'coordinates':{'lat':12.3,'long':45.6}}}]}"))
                .containsExactly(new Content.Location(12.3, 45.6, "Home"));
    }

    @Test
    void doesNotReadAPostedLinkTwice() {
        assertThat(message("{'text':'https://x','attachments':[{'type':'fallback','title':'X'}]}"))
                .containsExactly(Content.text("https://x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'attachments':[{'type':'template','payload':{'product':{}}}]}",
                "{'attachments':[{'type':'fallback'}]}",
                "{'attachments':[{'type':'reel','payload':{'url':'https://x'}}]}",
                "{'attachments':[{'type':'image'}]}",
                "{'attachments':[{'type':'location','payload':{}}]}",
                "{'attachments':[{}]}",
                "{'attachments':[null]}",
                "{'attachments':'x'}",
                "{'is_unsupported':true}",
                "{'text':'   '}",
                "{'text':{'a':1}}",
                "{}"
            })
    void showsWhatItHasNoWordForAsSuch(String message) {
        assertThat(message(message)).singleElement().isInstanceOf(Content.NotUnderstood.class);
    }

    @Test
    void readsATappedButton() {
        assertThat(MessagingContents.ofPostback(json("{'mid':'m','title':'Start','payload':'GET_STARTED'}")))
                .isEqualTo(new Content.Tapped("Start", "GET_STARTED"));
        assertThat(MessagingContents.ofPostback(json("{'payload':'P'}"))).isEqualTo(new Content.Tapped("P", "P"));
        assertThat(MessagingContents.ofPostback(json("{'title':'T'}"))).isEqualTo(new Content.Tapped("T", "T"));
        assertThat(MessagingContents.ofPostback(json("{}"))).isInstanceOf(Content.NotUnderstood.class);
    }

    @Test
    void readsTheWordALinkCarries() {
        assertThat(MessagingContents.ofReferral(json("{'ref':'LAMP-1','source':'SHORTLINK'}")))
                .contains(new Content.Tapped("LAMP-1", "LAMP-1"));
        assertThat(MessagingContents.ofPostback(
                        json("{'title':'Start','payload':'GET_STARTED','referral':{'ref':'LAMP-1'}}")))
                .isEqualTo(new Content.Tapped("LAMP-1", "LAMP-1"));
        assertThat(MessagingContents.ofReferral(json("{'source':'ADS','ad_id':'1'}")))
                .isEmpty();
    }

    @Test
    void readsAnOptIn() {
        assertThat(MessagingContents.ofOptin(json("{'ref':'x'}"))).contains(new Content.Tapped("x", "x"));
        assertThat(MessagingContents.ofOptin(json("{'type':'notification_messages','payload':'p'}")))
                .contains(new Content.Tapped("p", "p"));
        assertThat(MessagingContents.ofOptin(json("{}"))).isEmpty();
    }

    private static java.util.List<Content> message(String json) {
        return MessagingContents.ofMessage(json(json));
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String json) {
        return Json.read(json.replace('\'', '"'));
    }
}
