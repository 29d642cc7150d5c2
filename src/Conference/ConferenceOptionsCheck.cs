using System.Net;
using Itog.Conference.Workers;
using Microsoft.Extensions.Options;

namespace Itog.Conference;

/// <summary>Checks at the start what the attributes of <see cref="ConferenceOptions"/> cannot say; each failure names the entry and how to write it.</summary>
internal sealed class ConferenceOptionsCheck : IValidateOptions<ConferenceOptions>
{
    public ValidateOptionsResult Validate(string? name, ConferenceOptions options)
    {
        var failures = new List<string>();
        if (!LocalAddresses.AreReadable(options.BindAddress))
        {
            failures.Add($"{ConferenceOptions.Section}:{nameof(options.BindAddress)} '{options.BindAddress}' cannot be used: "
                + "write '::' for all addresses of this machine, '0.0.0.0' for all of IPv4, or single addresses separated by commas.");
        }

        for (var i = 0; i < options.PublicAddresses.Count; i++)
        {
            var entry = $"{ConferenceOptions.Section}:{nameof(options.PublicAddresses)}:{i} '{options.PublicAddresses[i]}'";
            if (!PublicAddress.TryParse(options.PublicAddresses[i], out var address, out var reason))
            {
                failures.Add($"{entry} cannot be announced: {reason}. Write {PublicAddress.Spelling}.");
            }
            else if (address.Port is { } port && port + options.WorkerCount - 1 > IPEndPoint.MaxPort)
            {
                failures.Add($"{entry} cannot be announced: {options.WorkerCount} media workers need as many ports from {port} on, and {IPEndPoint.MaxPort} is the last. Write a lower port.");
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
