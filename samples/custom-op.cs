#:project ../src/Whetstone.Learn

// Operations of one's own: a pointwise function, and an op with shapes and a kernel. Both work eagerly, in programs, compiled, and in files.
//     dotnet run samples/custom-op.cs
using Whetstone;
using Whetstone.Compiler;
using Whetstone.Kernels;

bool good = true;
Tensor x = Tensor.Linspace(-2, 2, 9, DType.Float64).AttachGrad();
Tensor[] first = Autograd.Grad([x.Map(new Snake(2))], [x], createGraph: true);
Console.WriteLine($"snake(x)  {x.Map(new Snake(2))}");
Console.WriteLine($"gradient  {first[0]}");
Check("first derivative of Snake", first[0], Slope(x.Detach(), t => t.Map(new Snake(2))), 1e-8);
Check("second derivative of Snake", Autograd.Grad(first, [x])[0], Slope(x.Detach(), Gradient), 1e-8);

Tensor m = Tensor.Of(new float[] { 4, -1, 2, 0, 3, 5, 1, 8 }, [2, 4]).AttachGrad(), scale = Tensor.Of(new float[] { 1, 10, 100, 1000, 5, 6, 7, 8 }, [2, 4]);
Tensor reversed = new Reverse().Apply(m);
(reversed * scale).Sum().Backward();
Console.WriteLine($"reverse   {reversed}");
// A linear function is its own difference quotient.
Check("gradient of Reverse", m.Grad!, new Reverse().Apply(scale), 1e-7);

#region programs
Whetstone.Program program = Whetstone.Program.Trace(x => new Reverse().Apply(x.Map(new Snake(2))), new Spec([2, 4]));
string path = Path.Combine(Path.GetTempPath(), $"custom-op-{Guid.NewGuid():N}.whet");
program.Save(path, MyOps.Table);
Executable loaded = Whetstone.Program.Load(path, MyOps.Table).Compile();
#endregion
File.Delete(path);
Tensor eager = new Reverse().Apply(m.Detach().Map(new Snake(2)));
Check("compiled program", program.Compile().Run(m.Detach())[0], eager, 1e-30);
Check("saved and loaded program", loaded.Run(m.Detach())[0], eager, 1e-30);
return good ? 0 : 1;

static Tensor Gradient(Tensor x)
{
    Tensor leaf = x.Detach().AttachGrad();
    return Autograd.Grad([leaf.Map(new Snake(2))], [leaf])[0];
}

static Tensor Slope(Tensor x, Func<Tensor, Tensor> f, double h = 1e-5) => (f(x + h) - f(x - h)) / (2 * h);

void Check(string what, Tensor ours, Tensor theirs, double tolerance)
{
    bool agrees = (ours.Detach() - theirs.Detach()).Abs().Max().Item<double>() < tolerance;
    Console.WriteLine($"{what} agrees to {tolerance}: {agrees}");
    good &= agrees;
}

#region op
/// <summary>Snake: <c>x + sin²(ax) / a</c> (arXiv:2006.08195).</summary>
public readonly record struct Snake(double A) : IPointwise
{
    public T Value<T>(T x) where T : struct, ILane<T> => x + Sine(x) * Sine(x) / T.Of(A);

    public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1) + T.Of(2) * Sine(x) * T.Cos(T.Of(A) * x);

    private T Sine<T>(T x) where T : struct, ILane<T> => T.Sin(T.Of(A) * x);
}
#endregion

#region heavy
/// <summary>The rows of a matrix, each from back to front. Shape: [n, m] → [n, m].</summary>
public sealed record Reverse : Op
{
    public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].Shape.Rank == 2 ? x[0] : throw Bad("needs a matrix", x);

    public override void Run(in Launch l)
    {
        l.X(0).CopyTo(l.Y);
        for (int row = 0; row < l.Shape(0)[0]; row++) l.Y.Slice(row * l.Shape(0)[1], l.Shape(0)[1]).Reverse();
    }

    public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new Reverse().Apply(dy);
}
#endregion

#region table
[OpsOfThisAssembly]
public static partial class MyOps;
#endregion
