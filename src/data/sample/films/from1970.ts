/** Films of the 1970s. The line format is described in `parse.ts`. */
export const FROM_1970 = `
MASH = M*A*S*H | 1970 | Comedy, Drama, War | Robert Altman | anti-war, doctors, satire, soldiers | 3
Patton | 1970 | Drama, War | Franklin J. Schaffner | world war ii, biopic, soldiers | 3
Five Easy Pieces | 1970 | Drama | Bob Rafelson | alienation, road trip, working class, musicians | 1
The Conformist = Il conformista | 1970 | Drama | Bernardo Bertolucci | fascism, assassination, nonlinear story, betrayal | 2
Le Cercle Rouge | 1970 | Crime, Thriller | Jean-Pierre Melville | heist, police, paris | 1
Woodstock | 1970 | Documentary, Musical | Michael Wadleigh | concert, rock music, counterculture | 1
The AristoCats | 1970 | Animation, Children, Comedy, Musical | Wolfgang Reitherman | talking animals, jazz, paris, servants | 2
A Clockwork Orange | 1971 | Crime, Drama, Sci-Fi, Thriller | Stanley Kubrick | dystopia, gangs, mind control, satire | 5
Harold and Maude | 1971 | Comedy, Drama, Romance | Hal Ashby | dark comedy, mismatched couple, old age, suicide | 3
The French Connection | 1971 | Action, Crime, Thriller | William Friedkin | police, car chase, drug trade, new york | 3
Willy Wonka & the Chocolate Factory | 1971 | Children, Comedy, Fantasy, Musical | Mel Stuart | food, childhood, poverty, magic | 4
Dirty Harry | 1971 | Action, Crime, Thriller | Don Siegel | police, serial killer, vigilante | 3
The Last Picture Show | 1971 | Drama | Peter Bogdanovich | small town, coming of age, first love | 2
Klute | 1971 | Drama, Mystery, Thriller | Alan J. Pakula | private eye, prostitution, missing person, paranoia | 1
McCabe & Mrs. Miller | 1971 | Drama, Western | Robert Altman | frontier, prostitution, big business | 1
Straw Dogs | 1971 | Drama, Thriller | Sam Peckinpah | home invasion, rural life, revenge | 1
Fiddler on the Roof | 1971 | Drama, Musical | Norman Jewison | family bonds, religion, fathers and daughters, wedding | 2
Get Carter | 1971 | Action, Crime, Thriller | Mike Hodges | gangsters, revenge, working class | 1
Walkabout | 1971 | Adventure, Drama | Nicolas Roeg | desert, survival, culture clash, coming of age | 1
THX 1138 | 1971 | Drama, Sci-Fi, Thriller | George Lucas | dystopia, rebellion, robots | 2
Diamonds Are Forever | 1971 | Action, Adventure, Thriller | Guy Hamilton | secret agent, espionage, supervillain | 3
Bedknobs and Broomsticks | 1971 | Adventure, Children, Fantasy, Musical | Robert Stevenson | witches, magic, world war ii, orphans | 2
The Godfather | 1972 | Crime, Drama | Francis Ford Coppola | mafia, family bonds, rise and fall, revenge | 5
Cabaret | 1972 | Drama, Musical, Romance | Bob Fosse | show business, nazis, love triangle, decadence | 2
Deliverance | 1972 | Adventure, Drama, Thriller | John Boorman | survival, nature, male friendship | 3
Aguirre, the Wrath of God = Aguirre, der Zorn Gottes | 1972 | Adventure, Drama | Werner Herzog | jungle, madness, colonialism, obsession | 2
Solaris = Solyaris | 1972 | Drama, Mystery, Sci-Fi | Andrei Tarkovsky | space exploration, alien contact, grief, memory | 2
Cries and Whispers = Viskningar och rop | 1972 | Drama | Ingmar Bergman | sisters, illness, grief | 1
The Discreet Charm of the Bourgeoisie | 1972 | Comedy, Drama, Fantasy | Luis Buñuel | surrealism, satire, aristocracy, dreams | 2
The Poseidon Adventure | 1972 | Action, Adventure, Drama | Ronald Neame | disaster, sea voyage, survival | 2
Play It Again, Sam | 1972 | Comedy, Romance | Herbert Ross | mismatched couple, imagination, film lovers | 1
Sleuth | 1972 | Comedy, Crime, Mystery, Thriller | Joseph L. Mankiewicz | cat and mouse, one location, revenge, writers | 1
The Exorcist | 1973 | Horror, Mystery | William Friedkin | possession, the devil, faith, creepy children | 4
The Sting | 1973 | Comedy, Crime | George Roy Hill | con artists, revenge, friendship, twist ending | 4
American Graffiti | 1973 | Comedy, Drama | George Lucas | coming of age, rock music, cars, one day | 3
Badlands | 1973 | Crime, Drama, Thriller | Terrence Malick | lovers on the run, serial killer, outlaws | 2
Mean Streets | 1973 | Crime, Drama | Martin Scorsese | mafia, new york, faith, male friendship | 2
Don't Look Now | 1973 | Drama, Horror, Mystery, Thriller | Nicolas Roeg | grief, marriage, psychic powers, gothic | 2
The Wicker Man | 1973 | Drama, Horror, Mystery, Thriller | Robin Hardy | folk horror, cult, religion, police | 2
Serpico | 1973 | Crime, Drama | Sidney Lumet | police, corruption, whistleblower, based on a true story | 2
Enter the Dragon | 1973 | Action, Adventure, Crime | Robert Clouse | martial arts, competition, undercover | 2
The Spirit of the Beehive = El espíritu de la colmena | 1973 | Drama | Víctor Erice | childhood, sisters, fascism, imagination | 1
The Holy Mountain | 1973 | Drama, Fantasy | Alejandro Jodorowsky | surrealism, religion, epic quest | 1
Sleeper | 1973 | Comedy, Sci-Fi | Woody Allen | dystopia, slapstick, satire, robots | 2
Robin Hood | 1973 | Adventure, Animation, Children, Comedy, Musical | Wolfgang Reitherman | talking animals, outlaws, medieval times | 3
The Long Goodbye | 1973 | Crime, Film-Noir | Robert Altman | private eye, los angeles, missing person | 1
Papillon | 1973 | Crime, Drama | Franklin J. Schaffner | prison escape, based on a true story, male friendship, jungle | 2
Soylent Green | 1973 | Drama, Mystery, Sci-Fi | Richard Fleischer | dystopia, environment, police, twist ending | 2
Westworld | 1973 | Action, Sci-Fi, Thriller, Western | Michael Crichton | robots, theme park, gunslinger | 2
Day for Night = La nuit américaine | 1973 | Comedy, Drama, Romance | François Truffaut | french new wave, filmmaking, film lovers | 1
Fantastic Planet = La planète sauvage | 1973 | Animation, Sci-Fi | René Laloux | alien contact, surrealism, slavery, rebellion | 1
Live and Let Die | 1973 | Action, Adventure, Thriller | Guy Hamilton | secret agent, espionage, drug trade | 3
The Day of the Jackal | 1973 | Crime, Thriller | Fred Zinnemann | assassination, hitman, manhunt, police | 2
Paper Moon | 1973 | Comedy, Crime, Drama | Peter Bogdanovich | con artists, road trip, fathers and daughters | 1
Scenes from a Marriage | 1974 | Drama, Romance | Ingmar Bergman | marriage, divorce, infidelity | 1
The Godfather: Part II | 1974 | Crime, Drama | Francis Ford Coppola | mafia, family bonds, betrayal, immigration | 5
Chinatown | 1974 | Crime, Film-Noir, Mystery, Thriller | Roman Polanski | private eye, los angeles, corruption, family secrets | 4
Young Frankenstein | 1974 | Comedy, Fantasy | Mel Brooks | parody, mad scientist, monster | 4
Blazing Saddles | 1974 | Comedy, Western | Mel Brooks | parody, racism, frontier | 3
The Conversation | 1974 | Drama, Mystery, Thriller | Francis Ford Coppola | surveillance, paranoia, loneliness, conspiracy | 2
A Woman Under the Influence | 1974 | Drama | John Cassavetes | madness, marriage, working class | 1
The Texas Chain Saw Massacre | 1974 | Horror | Tobe Hooper | slasher, rural life, survival | 3
The Parallax View | 1974 | Thriller | Alan J. Pakula | conspiracy, assassination, journalism, paranoia | 1
Alice Doesn't Live Here Anymore | 1974 | Drama, Romance | Martin Scorsese | motherhood, road trip, working class | 1
Ali: Fear Eats the Soul = Angst essen Seele auf | 1974 | Drama, Romance | Rainer Werner Fassbinder | racism, immigration, forbidden love, loneliness | 1
The Towering Inferno | 1974 | Action, Drama, Thriller | John Guillermin | disaster, survival, corruption | 2
Murder on the Orient Express | 1974 | Crime, Mystery, Thriller | Sidney Lumet | whodunit, trains, detectives | 2
Thieves Like Us | 1974 | Crime, Drama | Robert Altman | outlaws, heist, lovers on the run | 1
Celine and Julie Go Boating | 1974 | Comedy, Drama, Fantasy, Mystery | Jacques Rivette | french new wave, magic, friendship, paris | 1
One Flew Over the Cuckoo's Nest | 1975 | Drama | Miloš Forman | mental illness, rebellion, outsiders | 5
Jaws | 1975 | Action, Horror, Thriller | Steven Spielberg | killer animals, sea voyage, small town, survival | 5
Monty Python and the Holy Grail | 1975 | Adventure, Comedy, Fantasy | Terry Gilliam, Terry Jones | parody, medieval times, epic quest, absurd humour | 5
Dog Day Afternoon | 1975 | Crime, Drama | Sidney Lumet | heist, hostages, based on a true story, new york | 3
The Rocky Horror Picture Show | 1975 | Comedy, Horror, Musical, Sci-Fi | Jim Sharman | camp, mad scientist, rock music, parody | 3
Nashville | 1975 | Drama, Musical | Robert Altman | musicians, politics, ensemble | 2
Barry Lyndon | 1975 | Drama, Romance, War | Stanley Kubrick | rise and fall, aristocracy, ambition, soldiers | 3
Picnic at Hanging Rock | 1975 | Drama, Mystery | Peter Weir | missing person, boarding school, nature | 2
The Mirror = Zerkalo | 1975 | Drama | Andrei Tarkovsky | memory, childhood, dreams | 1
Jeanne Dielman, 23, quai du Commerce, 1080 Bruxelles | 1975 | Drama | Chantal Akerman | slow cinema, motherhood, loneliness, prostitution | 1
The Man Who Would Be King | 1975 | Adventure, Drama | John Huston | colonialism, mountains, treasure hunt, male friendship | 2
Three Days of the Condor | 1975 | Drama, Mystery, Romance, Thriller | Sydney Pollack | espionage, conspiracy, manhunt, paranoia | 2
Deep Red = Profondo rosso | 1975 | Horror, Mystery, Thriller | Dario Argento | murder, serial killer, musicians | 1
Love and Death | 1975 | Comedy | Woody Allen | parody, meaning of life, soldiers | 2
Death Race 2000 | 1975 | Action, Sci-Fi | Paul Bartel | dystopia, car racing, satire | 1
Grey Gardens | 1975 | Documentary | Albert Maysles, David Maysles, Ellen Hovde | motherhood, outsiders, aristocracy | 1
Taxi Driver | 1976 | Crime, Drama, Thriller | Martin Scorsese | loneliness, vigilante, new york, madness | 5
Rocky | 1976 | Drama | John G. Avildsen | boxing, underdog, working class, sports | 4
Network | 1976 | Comedy, Drama | Sidney Lumet | media satire, journalism, big business, madness | 3
All the President's Men | 1976 | Drama, Thriller | Alan J. Pakula | journalism, conspiracy, politics, based on a true story | 3
Carrie | 1976 | Drama, Horror, Thriller | Brian De Palma | high school, psychic powers, revenge, bullying | 3
The Omen | 1976 | Horror, Mystery, Thriller | Richard Donner | the devil, creepy children, religion | 2
Marathon Man | 1976 | Thriller | John Schlesinger | nazis, espionage, new york | 2
Assault on Precinct 13 | 1976 | Action, Crime, Thriller | John Carpenter | siege, gangs, police | 1
The Outlaw Josey Wales | 1976 | Action, Adventure, Drama, Western | Clint Eastwood | revenge, outlaws, gunslinger, american civil war | 2
Logan's Run | 1976 | Action, Adventure, Sci-Fi | Michael Anderson | dystopia, manhunt, rebellion | 2
Bugsy Malone | 1976 | Children, Comedy, Crime, Musical | Alan Parker | gangsters, childhood, parody | 1
The Killing of a Chinese Bookie | 1976 | Crime, Drama | John Cassavetes | gambling, show business, gangsters | 1
The Bad News Bears | 1976 | Comedy | Michael Ritchie | baseball, underdog, childhood, sports | 1
Star Wars: Episode IV - A New Hope = Star Wars | 1977 | Action, Adventure, Sci-Fi | George Lucas | space opera, chosen one, rebellion, robots | 5
Close Encounters of the Third Kind | 1977 | Adventure, Drama, Sci-Fi | Steven Spielberg | alien contact, obsession, conspiracy | 4
Annie Hall | 1977 | Comedy, Romance | Woody Allen | new york, breaking up, neurosis, nonlinear story | 4
Saturday Night Fever | 1977 | Drama, Romance | John Badham | dance, working class, new york | 3
Suspiria | 1977 | Horror | Dario Argento | witches, murder, dance, boarding school | 2
Eraserhead | 1977 | Drama, Horror | David Lynch | surrealism, fatherhood, body horror, dreams | 2
3 Women | 1977 | Drama, Mystery | Robert Altman | identity, dreams, friendship | 1
The Spy Who Loved Me | 1977 | Action, Adventure, Thriller | Lewis Gilbert | secret agent, espionage, submarine, supervillain | 3
Smokey and the Bandit | 1977 | Action, Comedy | Hal Needham | car chase, outlaws, road trip | 2
Slap Shot | 1977 | Comedy, Drama | George Roy Hill | sports, underdog, small town | 2
Sorcerer | 1977 | Action, Adventure, Drama, Thriller | William Friedkin | jungle, dangerous mission, survival | 1
House = Hausu | 1977 | Comedy, Fantasy, Horror | Nobuhiko Obayashi | haunted house, surrealism, ghosts | 1
The Rescuers | 1977 | Adventure, Animation, Children, Fantasy | John Lounsbery, Wolfgang Reitherman, Art Stevens | talking animals, orphans, kidnapping | 2
Killer of Sheep | 1978 | Drama | Charles Burnett | poverty, working class, los angeles, family bonds | 1
The Deer Hunter | 1978 | Drama, War | Michael Cimino | vietnam war, male friendship, trauma, working class | 4
Superman | 1978 | Action, Adventure, Sci-Fi | Richard Donner | superhero, journalism, double life, supervillain | 4
Grease | 1978 | Comedy, Musical, Romance | Randal Kleiser | high school, first love, dance, rock music | 4
Halloween | 1978 | Horror | John Carpenter | slasher, suburbia, serial killer | 4
Dawn of the Dead | 1978 | Action, Drama, Horror | George A. Romero | zombies, survival, siege, satire | 3
National Lampoon's Animal House = Animal House | 1978 | Comedy | John Landis | school, drunken party, rebellion | 3
Days of Heaven | 1978 | Drama, Romance | Terrence Malick | rural life, love triangle, nature, poverty | 2
Midnight Express | 1978 | Drama | Alan Parker | prison, drugs, based on a true story | 2
Watership Down | 1978 | Adventure, Animation, Drama, Fantasy | Martin Rosen | talking animals, journey, nature, survival | 2
Drunken Master = Jui kuen | 1978 | Action, Comedy | Yuen Woo-ping | martial arts, training, slapstick | 1
The 36th Chamber of Shaolin | 1978 | Action, Adventure | Lau Kar-leung | martial arts, training, rebellion | 1
Autumn Sonata = Höstsonaten | 1978 | Drama | Ingmar Bergman | motherhood, musicians, family secrets | 1
The Last Waltz | 1978 | Documentary, Musical | Martin Scorsese | concert, rock music, musicians | 1
Piranha | 1978 | Horror, Sci-Fi | Joe Dante | killer animals, creature feature, parody | 1
Alien | 1979 | Horror, Sci-Fi | Ridley Scott | space horror, creature feature, survival, artificial intelligence | 5
Apocalypse Now | 1979 | Action, Drama, War | Francis Ford Coppola | vietnam war, madness, jungle, dangerous mission | 5
Monty Python's Life of Brian = Life of Brian | 1979 | Comedy | Terry Jones | parody, religion, ancient world, absurd humour | 4
Manhattan | 1979 | Comedy, Drama, Romance | Woody Allen | new york, neurosis, infidelity, writers | 3
Kramer vs. Kramer | 1979 | Drama | Robert Benton | divorce, fatherhood, courtroom | 3
Mad Max | 1979 | Action, Adventure, Sci-Fi | George Miller | dystopia, car chase, revenge, police | 3
Being There | 1979 | Comedy, Drama | Hal Ashby | satire, politics, mistaken identity, media satire | 2
Stalker | 1979 | Drama, Mystery, Sci-Fi | Andrei Tarkovsky | meaning of life, faith, journey, slow cinema | 3
All That Jazz | 1979 | Drama, Fantasy, Musical | Bob Fosse | dance, show business, illness, theatre | 2
The Warriors | 1979 | Action, Adventure, Crime, Thriller | Walter Hill | gangs, new york, one night, manhunt | 2
The Muppet Movie | 1979 | Adventure, Children, Comedy, Musical | James Frawley | puppets, road trip, show business | 3
Star Trek: The Motion Picture | 1979 | Adventure, Sci-Fi | Robert Wise | space exploration, alien contact, starship crew | 3
Breaking Away | 1979 | Comedy, Drama | Peter Yates | sports, coming of age, working class, small town | 1
The China Syndrome | 1979 | Drama, Thriller | James Bridges | journalism, nuclear threat, whistleblower | 1
The Tin Drum = Die Blechtrommel | 1979 | Drama, War | Volker Schlöndorff | nazis, childhood, world war ii, surrealism | 2
Nosferatu the Vampyre = Nosferatu: Phantom der Nacht | 1979 | Drama, Horror | Werner Herzog | vampire, disease outbreak, gothic | 1
The Castle of Cagliostro = Rupan sansei: Kariosutoro no shiro | 1979 | Action, Adventure, Animation, Comedy, Crime | Hayao Miyazaki | anime, heist, princess | 2
The Jerk | 1979 | Comedy | Carl Reiner | absurd humour, rise and fall | 2
The Amityville Horror | 1979 | Drama, Horror, Mystery, Thriller | Stuart Rosenberg | haunted house, possession | 2
`;
