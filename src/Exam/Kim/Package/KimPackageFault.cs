namespace Itog.Exam.Kim.Package;

/// <summary>What is wrong with a package: in which file, and how to mend it.</summary>
public sealed record KimPackageFault(string File, string What)
{
    public override string ToString() => $"«{File}»: {What}";
}
