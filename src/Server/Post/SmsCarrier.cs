using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Itog.Server.Post;

/// <summary>Hands messages to the SMS gateway, see <see cref="SmsOptions"/>. Any thread.</summary>
internal sealed class SmsCarrier(HttpClient http, IOptions<PostOptions> options)
{
    /// <exception cref="PostRefusedException">The gateway did not take it.</exception>
    public async Task SendAsync(LetterText letter, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Sms.Url)
        {
            Content = JsonContent.Create(new { to = letter.Address, text = letter.Body }),
        };
        request.Headers.Add(Api.Idempotency.Header, letter.Id.ToString("D"));
        if (options.Value.Sms.TokenFile is { } file)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await SecretFile.ReadAsync(file, cancellationToken));
        }

        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            if (!answer.IsSuccessStatusCode)
            {
                throw new PostRefusedException($"Шлюз СМС не принял сообщение (ответ {(int)answer.StatusCode}); проверьте номер", forGood: (int)answer.StatusCode is 400 or 422);
            }
        }
        catch (Exception failed) when (failed is HttpRequestException || (failed is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The client's own time limit cancels too.
            throw new PostRefusedException("Шлюз СМС не отвечает; сервер попробует ещё раз", forGood: false, failed);
        }
    }
}
