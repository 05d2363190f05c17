package chat.baton.flow;

import chat.baton.core.MerchantId;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.impl.DeploymentRestServiceImpl;
import org.camunda.bpm.engine.rest.mapper.MultipartFormData;

/**
 * What somebody deploys through the engine's interface, as Modeler does, belongs to their merchant, whatever the request
 * says, and names them as its source; it may be a draft. Admins may name a merchant, or none for all.
 *
 * @see <a href="https://github.com/camunda/camunda-modeler/blob/develop/client/src/plugins/camunda-plugin/shared/CamundaAPI.js">What Modeler sends (read 2026-11)</a>
 */
class DeploymentOfTheCaller implements ReaderInterceptor {

    private static final int LARGEST = 5 * 1024 * 1024;

    private final IdentityService identity;

    DeploymentOfTheCaller(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!MultipartFormData.class.equals(context.getType())) {
            return context.proceed();
        }
        context.setInputStream(new NotTooMuch(context.getInputStream()));
        var form = (MultipartFormData) context.proceed();
        var caller = identity.getCurrentAuthentication();
        if (!caller.getGroupIds().contains(Groups.CAMUNDA_ADMIN)) {
            form.addPart(new Text(DeploymentRestServiceImpl.TENANT_ID, tenant(caller, form)));
        }
        form.addPart(new Text(DeploymentRestServiceImpl.DEPLOYMENT_SOURCE, caller.getUserId()));
        return form;
    }

    /** {@code draft} as tenant, alone or after the merchant's id and a slash, makes a draft. */
    private static String tenant(Authentication caller, MultipartFormData form) {
        var part = form.getNamedPart(DeploymentRestServiceImpl.TENANT_ID);
        var asked = part == null ? "" : part.getTextContent();
        var merchant = merchant(caller, DraftTenant.merchant(asked));
        return asked.equals("draft") || DraftTenant.is(asked) ? DraftTenant.of(MerchantId.of(merchant)) : merchant;
    }

    /** Who works for several has to choose. */
    private static String merchant(Authentication caller, String asked) {
        var merchants = caller.getTenantIds();
        if (merchants.size() == 1) {
            return merchants.get(0);
        }
        if (!merchants.contains(asked)) {
            throw new InvalidRequestException(
                    Status.BAD_REQUEST, "Name your merchant as tenant id, one of " + merchants + ".");
        }
        return asked;
    }

    private static class Text extends MultipartFormData.FormPart {

        Text(String name, String text) {
            fieldName = name;
            textContent = text;
        }
    }

    /** The engine would read whatever comes into memory. */
    private static class NotTooMuch extends FilterInputStream {

        private int left = LARGEST;

        NotTooMuch(InputStream request) {
            super(request);
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) throws IOException {
            left -= read;
            if (left < 0) {
                throw new IOException("A deployment has " + LARGEST + " bytes at most");
            }
        }
    }
}
