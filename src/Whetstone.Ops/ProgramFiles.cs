namespace Whetstone;

/// <summary>Programs to and from files, with the ops of the framework known.</summary>
public static class ProgramFiles
{
    extension(Program program)
    {
        /// <summary>Writes the program and the tensors it captured, the file whole or not at all.</summary>
        /// <param name="path">The file.</param>
        /// <param name="more">Tables of further assemblies whose ops the program has; see <see cref="OpsOfThisAssemblyAttribute"/>.</param>
        /// <exception cref="NotSupportedException">The program draws random numbers, has something to do before each run (as training steps have), or has an op that is in no table.</exception>
        public void Save(string path, params ReadOnlySpan<OpTable> more) => ProgramFile.Write(path, program, Known(more));

        /// <summary>Reads a program. The tensors it captured are its own; the classes that it was traced from are not needed.</summary>
        /// <param name="path">The file.</param>
        /// <param name="more">Tables of further assemblies whose ops the program has.</param>
        /// <remarks>Nothing is run or computed. To run it costs what its shapes say, whoever wrote them: look at the program first if the file comes from strangers.</remarks>
        /// <exception cref="ProgramFileException">The file is damaged, is no program, or needs an op that is in no table.</exception>
        public static Program Load(string path, params ReadOnlySpan<OpTable> more) => ProgramFile.Read(path, Known(more));
    }

    private static OpTable Known(ReadOnlySpan<OpTable> more) => OpTable.Join([BasicOps.Table, StandardOps.Table, .. more]);
}
