namespace Whetstone;

/// <summary>A file of a program is damaged, is none, or needs an op that is not known here.</summary>
/// <param name="path">The file.</param>
/// <param name="place">Where that showed: a byte, or an instruction.</param>
/// <param name="problem">What was wrong, and what was expected.</param>
/// <param name="cause">The error that this one explains.</param>
public sealed class ProgramFileException(string path, string place, string problem, Exception? cause = null) : IOException($"{path}: {place}: {problem}", cause)
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>Where the problem showed.</summary>
    public string Place { get; } = place;
}
