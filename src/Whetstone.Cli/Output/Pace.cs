using System.Diagnostics;
using Whetstone.Learn;

namespace Whetstone.Cli;

/// <summary>How fast a fit goes, and how long it will take.</summary>
internal sealed class Pace
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private double begun = double.NaN;
    private long samples;

    /// <summary>The part of the fit that is done, from 0 to 1.</summary>
    internal double Done { get; private set; }

    /// <summary>Training samples a second.</summary>
    internal double Rate => samples / watch.Elapsed.TotalSeconds;

    /// <summary>Time to the end, supposing that it goes on as so far; null before anything is known.</summary>
    internal TimeSpan? Left => Done > begun ? watch.Elapsed * ((1 - Done) / (Done - begun)) : null;

    internal void Add(TrainingProgress at)
    {
        Done = (at.Epoch + (at.IsTraining ? (double)at.Batch / at.Batches : 1)) / at.Epochs;
        if (!at.IsTraining) return;
        samples += at.Samples;
        // A resumed fit begins in the middle: what was done before says nothing about the pace of this process.
        if (double.IsNaN(begun)) begun = Done - 1.0 / at.Batches / at.Epochs;
    }

    internal string Text(TrainingProgress at) => Invariant.Text(
        $"epoch {at.Epoch}, {(at.IsTraining ? "batch" : "test batch")} {at.Batch} of {at.Batches}, loss {at.Loss:F3}, {Rate:N0} images/s, {Duration(Left)} left");

    internal static string Duration(TimeSpan? time) => time switch
    {
        null => "?",
        { TotalMinutes: < 1 } t => Invariant.Text($"{t.TotalSeconds:F0} s"),
        { TotalHours: < 1 } t => Invariant.Text($"{t.Minutes} min {t.Seconds} s"),
        { } t => Invariant.Text($"{(int)t.TotalHours} h {t.Minutes} min"),
    };
}
