namespace Itog.Exam.Scoring;

/// <summary>The errors that an expert counts while he listens; each belongs to one criterion of a set.</summary>
public enum ErrorKind
{
    /// <summary>A word distorted in reading aloud.</summary>
    Distortion,

    /// <summary>In the way the given words are quoted.</summary>
    Citation,

    /// <summary>In the logic of the monologue.</summary>
    Logical,

    /// <summary>Pronunciation and stress.</summary>
    Orthoepic,

    Grammatical,

    /// <summary>Choice and use of words.</summary>
    Speech,

    Factual,
}
