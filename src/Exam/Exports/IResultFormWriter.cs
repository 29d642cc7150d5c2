namespace Itog.Exam.Exports;

/// <summary>
/// A file format of the result form. Registered writers are all offered; the format of a neighbouring system (B2P is written by closed libraries
/// and is not among ours) is one more of them, given by who has it. Stateless, any thread.
/// </summary>
public interface IResultFormWriter
{
    /// <summary>The extension without a dot, which also names the format in addresses: <c>csv</c>.</summary>
    string Extension { get; }

    string ContentType { get; }

    /// <summary>The whole file. The same form gives the same bytes.</summary>
    byte[] Write(ResultForm form);
}
