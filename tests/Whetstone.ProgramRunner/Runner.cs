using Whetstone.Compiler;

namespace Whetstone.ProgramRunner;

/// <summary>Runs a saved program without the classes it was traced from: this project knows tensors, ops and the compiler only.</summary>
internal static class Runner
{
    private static int Main(string[] arguments)
    {
        (string program, string inputs, string outputs) = (arguments[0], arguments[1], arguments[2]);
        Executable executable = Whetstone.Program.Load(program).Compile(CompilerOptions.Exact);
        Tensor[] results = executable.Run([.. Safetensors.Read(inputs).Tensors.Values]);
        Safetensors.Write(outputs, results.Select((y, i) => (y, i)).ToDictionary(p => $"{p.i}", p => p.y));
        string[] loaded = [.. AppDomain.CurrentDomain.GetAssemblies().Select(a => a.GetName().Name!).Where(n => n.StartsWith("Whetstone", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Console.WriteLine(string.Join(' ', loaded));
        return 0;
    }
}
