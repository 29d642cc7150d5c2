using Serilog.Core;
using Serilog.Events;

namespace Itog.Server.Hosting;

/// <summary>Takes the token of a personal link out of every log event: who holds the token is the participant.</summary>
internal sealed class LinkMask : ILogEventEnricher
{
    private const string Links = "/p/";

    private static readonly string[] PathProperties = ["RequestPath", "Path"];

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var name in PathProperties)
        {
            if (logEvent.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: string path }
                && path.StartsWith(Links, StringComparison.OrdinalIgnoreCase))
            {
                logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(Links + "…")));
            }
        }
    }
}
