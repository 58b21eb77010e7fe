namespace Whetstone.Compiler;

/// <summary>Compiles programs.</summary>
public static class ProgramCompiler
{
    extension(Program program)
    {
        /// <summary>An executable of a better program that does the same.</summary>
        public Executable Compile(CompilerOptions? options = null)
        {
            options ??= new();
            Dump? dump = options.Dump is null ? null : new(options.Dump);
            dump?.Write("trace", program);
            Program better = program;
            foreach (IPass pass in options.Passes)
            {
                better = pass.Apply(better, options);
                dump?.Write(pass.Name, better);
            }
            MemoryPlan plan = Planner.Plan(better, options);
            dump?.Write("plan", better, plan);
            return new(better, plan);
        }
    }
}
