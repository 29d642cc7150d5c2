using Itog.Exam.Regulation;

namespace Itog.Server.Regulations;

/// <summary>Reads the regulations that a region puts beside the program: <c>Regulations:Folder</c>, from the program's own folder on.</summary>
internal static partial class RegulationFolder
{
    public static void ReadRegulations(this WebApplication app)
    {
        var folder = Path.Combine(app.Environment.ContentRootPath, app.Configuration["Regulations:Folder"] ?? "regulations");
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var refused in RegulationPacks.ReadFolder(folder))
        {
            foreach (var fault in refused.Faults)
            {
                Refused(app.Logger, refused.File, fault.ToString());
            }
        }

        Known(app.Logger, RegulationPacks.All.Count);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The regulation {File} is refused: {Fault}")]
    private static partial void Refused(ILogger logger, string file, string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} regulations are known")]
    private static partial void Known(ILogger logger, int count);
}
