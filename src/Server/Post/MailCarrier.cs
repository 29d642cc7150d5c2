using MailKit;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using MimeKit.Text;

namespace Itog.Server.Post;

/// <summary>Hands letters to the mail server by SMTP (RFC 5321). One connection a letter: they are few. Any thread.</summary>
internal sealed class MailCarrier(IOptions<PostOptions> options, TimeProvider time)
{
    private MailOptions Mail => options.Value.Mail;

    /// <exception cref="PostRefusedException">The server did not take it.</exception>
    public async Task SendAsync(LetterText letter, CancellationToken cancellationToken)
    {
        using var message = Compose(letter);
        using var smtp = new SmtpClient { Timeout = 30_000 };
        try
        {
            await smtp.ConnectAsync(Mail.Host, Mail.Port, Mail.Security, cancellationToken);
            if (Mail.User.Length > 0)
            {
                await smtp.AuthenticateAsync(Mail.User, await SecretFile.ReadAsync(Mail.PasswordFile, cancellationToken), cancellationToken);
            }

            await smtp.SendAsync(message, cancellationToken);
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted)
        {
            // RFC 5321 §4.2.1: a 5yz answer is not to be repeated, a 4yz one is.
            throw new PostRefusedException("Почтовый сервер не знает такого адреса: проверьте его в списке участников", (int)refused.StatusCode >= 500, refused);
        }
        catch (Exception failed) when (failed is CommandException or ProtocolException or MailKit.Security.AuthenticationException or MailKit.Security.SslHandshakeException or IOException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new PostRefusedException("Почтовый сервер не принял письмо; сервер попробует ещё раз", forGood: false, failed);
        }

        // The letter is taken; a bad goodbye changes nothing.
        try
        {
            await smtp.DisconnectAsync(quit: true, cancellationToken);
        }
        catch (Exception late) when (late is ProtocolException or IOException)
        {
            return;
        }
    }

    private MimeMessage Compose(LetterText letter)
    {
        var message = new MimeMessage
        {
            Subject = letter.Subject,
            Date = time.GetUtcNow(),
            MessageId = $"{letter.Id:N}@{options.Value.PublicAddress!.Host}",
            Body = new TextPart(TextFormat.Plain) { Text = letter.Body },
        };
        message.From.Add(MailboxAddress.Parse(Mail.From));
        message.To.Add(MailboxAddress.TryParse(letter.Address, out var to)
            ? to
            : throw new PostRefusedException("Это не адрес почты: исправьте его в списке участников", forGood: true));
        return message;
    }
}
