using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Itog.Recorder.Finalising;
using Itog.Recorder.Journal;

namespace Itog.Recorder.Manifest;

/// <summary>How the recorder's files are written as JSON.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(RecordingManifest))]
[JsonSerializable(typeof(JournalRecord))]
[JsonSerializable(typeof(RunningFfmpeg))]
internal sealed partial class RecorderJson : JsonSerializerContext
{
    /// <summary>One line, for sidecars.</summary>
    public static RecorderJson Line { get; } = new(Configured(indented: false));

    /// <summary>How the writer of <see cref="Line"/> has to be set up where it is the caller's own.</summary>
    public static JsonWriterOptions LineWriter { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Indented, for files that people open.</summary>
    public static RecorderJson Document { get; } = new(Configured(indented: true));

    private static JsonSerializerOptions Configured(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = indented,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
