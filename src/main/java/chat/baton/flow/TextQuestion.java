package chat.baton.flow;

import chat.baton.conversation.Content;

class TextQuestion extends Question {

    TextQuestion(FlowContext flow) {
        super(flow);
    }

    @Override
    Reading read(Content content) {
        var text = typed(content);
        var least = limit("min", 1);
        var most = limit("max", 500);
        if (text.length() < least) {
            return misfit(least > 1 ? "Please type at least " + least + " characters." : "Please type your answer.");
        }
        return text.length() > most ? misfit("Please keep it below " + most + " characters.") : fit(text);
    }
}
