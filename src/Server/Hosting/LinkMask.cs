using Serilog.Core;
using Serilog.Events;

namespace Itog.Server.Hosting;

/// <summary>Takes the token of a link out of every log event: who holds the token of <c>/p/</c> is the participant, who holds that of <c>/r/</c> reads a result.</summary>
internal sealed class LinkMask : ILogEventEnricher
{
    private static readonly string[] Links = ["/p/", "/r/"];

    private static readonly string[] PathProperties = ["RequestPath", "Path"];

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        foreach (var name in PathProperties)
        {
            if (logEvent.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: string path }
                && Array.Find(Links, link => path.StartsWith(link, StringComparison.OrdinalIgnoreCase)) is { } link)
            {
                logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(link + "…")));
            }
        }
    }
}
