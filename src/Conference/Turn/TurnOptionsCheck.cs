using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Itog.Conference.Turn;

/// <summary>Checks the section <c>Turn</c> at the start; each failure says how to write what is wrong.</summary>
internal sealed partial class TurnOptionsCheck : IValidateOptions<TurnOptions>
{
    private const int ShortestSecret = 16;

    public ValidateOptionsResult Validate(string? name, TurnOptions options)
    {
        var failures = new List<string>();
        for (var i = 0; i < options.Urls.Count; i++)
        {
            if (!Url().IsMatch(options.Urls[i] ?? ""))
            {
                failures.Add($"Turn:Urls:{i} '{options.Urls[i]}' is no address of a TURN server: write turn:turn.example.org:3478, "
                    + "turn:turn.example.org:3478?transport=tcp or turns:turn.example.org:443?transport=tcp.");
            }
        }

        if (options.Urls.Count > 0)
        {
            CheckSecret(options, failures);
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    /// <summary>The secret, wherever it is kept; null when there is none.</summary>
    public static string? SecretOf(TurnOptions options) =>
        !string.IsNullOrWhiteSpace(options.Secret) ? options.Secret.Trim()
        : string.IsNullOrWhiteSpace(options.SecretFile) ? null
        : File.ReadAllText(options.SecretFile).Trim();

    private static void CheckSecret(TurnOptions options, List<string> failures)
    {
        try
        {
            var secret = SecretOf(options);
            if (secret is null)
            {
                failures.Add("Turn:Urls needs the secret that the TURN server knows too: set Turn__Secret in the environment, or Turn:SecretFile.");
            }
            else if (secret.Length < ShortestSecret)
            {
                failures.Add($"The TURN server's secret has {secret.Length} characters; {ShortestSecret} at least are needed (openssl rand -hex 32 makes one).");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            failures.Add($"Turn:SecretFile '{options.SecretFile}' cannot be read: {e.Message}");
        }
    }

    // RFC 7065 §3.1. Quotes and brackets would break out of a Link header.
    [GeneratedRegex(@"^turns?:(\[[0-9a-fA-F:.]+\]|[0-9A-Za-z._-]+)(:[0-9]{1,5})?(\?transport=(udp|tcp))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Url();
}
