namespace Whetstone;

/// <summary>Programs in files: a safetensors file whose metadata describe the program, and whose tensors are those that it captured.</summary>
/// <remarks>
/// The metadata are <c>format</c>, <c>version</c> and <c>program</c>, a JSON object with the specs of the inputs, the captured
/// tensors, the instructions, and the outputs. Values are numbered: first the inputs, then what was captured, then the result of each
/// instruction. Views, memory orders and places in memory are not in the file: they follow from the ops. Nothing in such a file
/// is ever executed by reading it.
/// </remarks>
public static class ProgramFile
{
    /// <summary>The version that is written, and the highest that is read.</summary>
    public const int Version = 1;

    internal const string FormatKey = "format", FormatName = "whetstone.program", VersionKey = "version", ProgramKey = "program";

    /// <summary>Writes a program, the file whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="program">The program. Its captured tensors are written as they are now.</param>
    /// <param name="ops">The ops that can be written.</param>
    /// <exception cref="NotSupportedException">The program draws random numbers, has something to do before each run (as training steps have), or has an op that is in no table.</exception>
    public static void Write(string path, Program program, OpTable ops)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(ops);
        ProgramWriter writer = new(program, ops);
        string text = writer.Describe();
        Safetensors.Write(path, writer.Tensors, new Dictionary<string, string> { [FormatKey] = FormatName, [VersionKey] = $"{Version}", [ProgramKey] = text });
    }

    /// <summary>Reads a program. Captured tensors are its own.</summary>
    /// <param name="path">The file.</param>
    /// <param name="ops">The ops that can be read.</param>
    /// <exception cref="ProgramFileException">The file is damaged, is no program, or needs an op that is in no table.</exception>
    public static Program Read(string path, OpTable ops)
    {
        ArgumentNullException.ThrowIfNull(ops);
        using IDisposable now = Program.SuspendTrace(), plain = Autograd.NoGrad();
        return new ProgramReader(path, ops).Read();
    }
}
